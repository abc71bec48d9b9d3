package dev.glueflake.testkit.aws.internal.glue.discover;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** DuckDB's names of types as Hive's. */
final class DuckTypes {
    private static final Map<String, String> SIMPLE = Map.ofEntries(
            Map.entry("BOOLEAN", "boolean"),
            Map.entry("TINYINT", "tinyint"),
            Map.entry("SMALLINT", "smallint"),
            Map.entry("INTEGER", "int"),
            Map.entry("BIGINT", "bigint"),
            Map.entry("UTINYINT", "smallint"),
            Map.entry("USMALLINT", "int"),
            Map.entry("UINTEGER", "bigint"),
            Map.entry("UBIGINT", "bigint"),
            Map.entry("FLOAT", "float"),
            Map.entry("DOUBLE", "double"),
            Map.entry("VARCHAR", "string"),
            Map.entry("JSON", "string"),
            Map.entry("UUID", "string"),
            Map.entry("BLOB", "binary"),
            Map.entry("DATE", "date"),
            Map.entry("TIME", "bigint"));

    private DuckTypes() {}

    static String hive(String duck) {
        String type = duck.strip();
        if (type.endsWith("[]")) {
            return "array<" + hive(type.substring(0, type.length() - 2)) + ">";
        }
        String upper = type.toUpperCase(Locale.ROOT);
        if (upper.startsWith("STRUCT(")) {
            return "struct<"
                    + String.join(
                            ",", parts(type).stream().map(DuckTypes::member).toList()) + ">";
        }
        if (upper.startsWith("MAP(")) {
            return "map<"
                    + String.join(",", parts(type).stream().map(DuckTypes::hive).toList()) + ">";
        }
        if (upper.startsWith("DECIMAL(") || upper.startsWith("TIMESTAMP")) {
            return upper.startsWith("D") ? upper.toLowerCase(Locale.ROOT).replace(" ", "") : "timestamp";
        }
        String simple = SIMPLE.get(upper);
        if (simple == null) {
            throw new IllegalStateException("A Parquet column has a type without a Hive counterpart: " + duck);
        }
        return simple;
    }

    /** A member of a struct: a name, quoted where it must be, and a type. */
    private static String member(String part) {
        boolean quoted = part.startsWith("\"");
        int end = quoted ? part.indexOf('"', 1) + 1 : part.indexOf(' ');
        String name = quoted ? part.substring(1, end - 1) : part.substring(0, end);
        return name.toLowerCase(Locale.ROOT) + ":" + hive(part.substring(end));
    }

    /** The parts between the outer parentheses, cut at the commas that are not within inner ones. */
    private static List<String> parts(String type) {
        String inner = type.substring(type.indexOf('(') + 1, type.length() - 1);
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            quoted ^= c == '"';
            depth += quoted ? 0 : c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0 && !quoted) {
                parts.add(inner.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(inner.substring(from).strip());
        return parts;
    }
}
