package dev.glueflake.testkit.snowflake.internal.sql.udf;

import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** GENERATE_COLUMN_DESCRIPTION: columns, as INFER_SCHEMA finds them, as a list for CREATE. */
public final class ColumnDescriptionUdfs {
    /** {@code (array, kind)}. */
    public static final String DESCRIBE = "sf_column_description";

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*");
    private static final Pattern PLACE = Pattern.compile("\\$\\d+::");

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
            case "external_table" ->
                name + " " + type + " AS (" + expression(text(column, "COLUMN_NAME"), type, text(column, "EXPRESSION"))
                        + ")";
            case "view" -> name + " ";
            default -> throw Numbers.invalid("the kind of object", kind, "it is table, external_table or view");
        };
    }

    /**
     * What gives a column of that name and type in a row of an external table, which has the fields of delimited text under
     * names for their places.
     *
     * @param written the EXPRESSION that INFER_SCHEMA gave, which has no quotes about any name, or one of the user's own; else empty
     */
    public static String expression(String name, String type, String written) {
        boolean plain = PLAIN.matcher(name).matches();
        if (written.isEmpty() || (!plain && written.equals("$1:" + name + "::" + type))) {
            return "$1:" + (plain ? name : '"' + name.replace("\"", "\"\"") + '"') + "::" + type;
        }
        if (PLACE.matcher(written).lookingAt() && written.endsWith("::" + type)) {
            return "value:c" + written.substring(1);
        }
        String ignoringCase = "GET_IGNORE_CASE ($1, ";
        return written.equals(ignoringCase + name + ")::" + type)
                ? ignoringCase + "'" + name.replace("\\", "\\\\").replace("'", "''") + "')::" + type
                : written;
    }

    private static String text(Json column, String key) {
        Json value = ObjectUdfs.members(column).get(key);
        return value instanceof Json.Leaf leaf ? leaf.shown() : "";
    }
}
