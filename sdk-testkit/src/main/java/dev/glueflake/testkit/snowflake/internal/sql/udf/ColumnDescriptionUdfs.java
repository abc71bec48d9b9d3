package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import java.util.Locale;
import java.util.stream.Collectors;

/** GENERATE_COLUMN_DESCRIPTION: columns, as INFER_SCHEMA finds them, as a list for CREATE. */
public final class ColumnDescriptionUdfs {
    /** {@code (array, kind)}. */
    public static final String DESCRIBE = "sf_column_description";

    private ColumnDescriptionUdfs() {}

    static void define(UdfLibrary library) {
        library.whole(DESCRIBE, a -> ArrayUdfs.items(JsonReader.stored(a[0])).stream()
                .map(column -> described(column, a[1]))
                .collect(Collectors.joining(",\n")));
    }

    private static String described(Json column, String kind) {
        String name = '"' + text(column, "COLUMN_NAME").replace("\"", "\"\"") + '"';
        String type = text(column, "TYPE");
        return switch (kind.toLowerCase(Locale.ROOT)) {
            case "table" -> name + " " + type + (text(column, "NULLABLE").equals("false") ? " NOT NULL" : "");
            case "external_table" -> name + " " + type + " AS (" + text(column, "EXPRESSION") + ")";
            case "view" -> name + " ";
            default -> throw Numbers.invalid("the kind of object", kind, "it is table, external_table or view");
        };
    }

    private static String text(Json column, String key) {
        Json value = ObjectUdfs.members(column).get(key);
        return value instanceof Json.Leaf leaf ? leaf.shown() : "";
    }
}
