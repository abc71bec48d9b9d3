package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All functions in Java, by name. */
public final class UdfLibrary {
    private static final Map<String, Udf> ALL = build();

    private final Map<String, Udf> functions = new HashMap<>();

    private UdfLibrary() {}

    private static Map<String, Udf> build() {
        UdfLibrary library = new UdfLibrary();
        JsonUdfs.define(library);
        TemporalUdfs.define(library);
        ZoneUdfs.define(library);
        RegexUdfs.define(library);
        SimilarityUdfs.define(library);
        TextUdfs.define(library);
        AddressUdfs.define(library);
        EncodingUdfs.define(library);
        CompressionUdfs.define(library);
        DigestUdfs.define(library);
        BitUdfs.define(library);
        NumberUdfs.define(library);
        DecimalFloatUdfs.define(library);
        CipherUdfs.define(library);
        RandomUdfs.define(library);
        ArrayUdfs.define(library);
        SetUdfs.define(library);
        BitmapUdfs.define(library);
        ObjectUdfs.define(library);
        VectorUdfs.define(library);
        ShapeInputUdfs.define(library);
        ShapePartUdfs.define(library);
        ShapeMeasureUdfs.define(library);
        ShapeMakingUdfs.define(library);
        ShapeChangeUdfs.define(library);
        ShapeOverlayUdfs.define(library);
        GeoHashUdfs.define(library);
        H3Udfs.define(library);
        XmlUdfs.define(library);
        AddressSearch.define(library);
        MinHashUdfs.define(library);
        RowUdfs.define(library);
        PathUdfs.define(library);
        ColumnDescriptionUdfs.define(library);
        TemplateUdfs.define(library);
        return Map.copyOf(library.functions);
    }

    /** The function of that name, null where there is none. */
    public static @Nullable Udf find(String name) {
        return ALL.get(name);
    }

    void add(String name, Udf.Body body) {
        if (!name.startsWith(Udf.PREFIX) || functions.put(name, new Udf(name, body)) != null) {
            throw new IllegalStateException("the name " + name + " is taken or lacks its prefix");
        }
    }

    /** Work over semi-structured values; null for SQL NULL. */
    @FunctionalInterface
    interface JsonBody {
        @Nullable
        Json apply(List<@Nullable Json> arguments);
    }

    /** A function whose arguments and result are all semi-structured. */
    void json(String name, JsonBody body) {
        add(name, arguments -> {
            List<@Nullable Json> values = new ArrayList<>();
            for (Object argument : arguments) {
                values.add(argument == null ? null : JsonReader.stored((String) argument));
            }
            Json result = body.apply(values);
            return result == null ? null : JsonWriter.stored(result);
        });
    }

    /** As {@link #json}, null where an argument is null. */
    void strictJson(String name, JsonBody body) {
        json(name, values -> values.contains(null) ? null : body.apply(values));
    }

    /** A function of one argument that is null for null. */
    void strict(String name, UnaryOperator<@Nullable String> body) {
        add(name, arguments -> arguments[0] == null ? null : body.apply((String) arguments[0]));
    }

    /** A function that is null where any of its arguments is. */
    void whole(String name, Function<String[], @Nullable String> body) {
        add(name, arguments -> {
            String[] texts = new String[arguments.length];
            for (int i = 0; i < texts.length; i++) {
                if (!(arguments[i] instanceof String text)) {
                    return null;
                }
                texts[i] = text;
            }
            return body.apply(texts);
        });
    }
}
