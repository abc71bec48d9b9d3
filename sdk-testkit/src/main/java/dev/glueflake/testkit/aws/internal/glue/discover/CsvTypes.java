package dev.glueflake.testkit.aws.internal.glue.discover;

import java.util.regex.Pattern;

/** What a cell of a text looks like. Glue leaves dates and times as text. */
final class CsvTypes {
    private static final Pattern INTEGER = Pattern.compile("[+-]?\\d{1,18}");
    private static final Pattern FRACTION = Pattern.compile("[+-]?(\\d+\\.\\d*|\\.\\d+|\\d+)([eE][+-]?\\d+)?");

    private CsvTypes() {}

    static String of(String cell) {
        String text = cell.strip();
        if (INTEGER.matcher(text).matches()) {
            return "bigint";
        }
        if (FRACTION.matcher(text).matches()) {
            return "double";
        }
        return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false") ? "boolean" : "string";
    }
}
