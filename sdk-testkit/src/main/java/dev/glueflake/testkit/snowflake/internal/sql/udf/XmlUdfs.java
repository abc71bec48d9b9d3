package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonSyntaxException;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import dev.glueflake.testkit.snowflake.internal.variant.XmlReader;
import dev.glueflake.testkit.snowflake.internal.variant.XmlWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** XML read, searched and written. */
public final class XmlUdfs {
    /** XML text as the engine keeps it; the second argument is {@code true} where texts stay texts. */
    public static final String PARSE = "sf_xml";
    /** What is wrong with an XML text, NULL for nothing. */
    public static final String CHECK = "sf_xml_check";
    /** An inner element: the outer one, its name, which of those of the name. */
    public static final String GET = "sf_xml_get";
    /** Any value as XML. */
    public static final String WRITE = "sf_xml_write";

    private XmlUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(PARSE, arguments -> parse(arguments[0], arguments[1].equals("false")));
        library.whole(CHECK, arguments -> check(arguments[0]));
        library.whole(GET, arguments -> get(arguments[0], arguments[1], Integer.parseInt(arguments[2])));
        library.strict(WRITE, json -> XmlWriter.xml(JsonReader.stored(json)));
    }

    private static @Nullable String parse(String text, boolean convert) {
        if (text.isBlank()) {
            return null;
        }
        try {
            return JsonWriter.stored(XmlReader.parse(text, convert));
        } catch (JsonSyntaxException refused) {
            throw new SnowflakeException("100100", "22P02", "Error parsing XML: " + refused.getMessage());
        }
    }

    private static @Nullable String check(String text) {
        try {
            if (!text.isBlank()) {
                XmlReader.parse(text, true);
            }
            return null;
        } catch (JsonSyntaxException refused) {
            return refused.getMessage();
        }
    }

    private static @Nullable String get(String stored, String name, int instance) {
        if (!(JsonReader.stored(stored) instanceof Json.Members element) || !XmlWriter.isElement(element)) {
            return null;
        }
        Json content = element.entries().get("$");
        List<Json> items = content instanceof Json.Array array ? array.items() : List.of(content);
        return items.stream()
                .filter(item -> XmlWriter.isElement(item)
                        && Json.text(name)
                                .equals(((Json.Members) item).entries().get("@")))
                .skip(Math.max(0, instance))
                .limit(instance < 0 ? 0 : 1)
                .map(JsonWriter::stored)
                .findFirst()
                .orElse(null);
    }
}
