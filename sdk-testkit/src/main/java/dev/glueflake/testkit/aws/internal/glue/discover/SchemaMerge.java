package dev.glueflake.testkit.aws.internal.glue.discover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of a table from those of its files: in the order in which they first appear, types widened. */
final class SchemaMerge {
    private static final List<String> INTEGERS = List.of("tinyint", "smallint", "int", "bigint");
    private static final List<String> FRACTIONS = List.of("float", "double");

    private SchemaMerge() {}

    static List<Column> merge(List<FileSchema> files) {
        Map<String, String> types = new LinkedHashMap<>();
        for (FileSchema file : files) {
            file.columns().forEach(column -> types.merge(column.name(), column.type(), SchemaMerge::wider));
        }
        return types.entrySet().stream()
                .map(column -> new Column(column.getKey(), column.getValue()))
                .toList();
    }

    static String wider(String one, String other) {
        if (one.equals(other)) {
            return one;
        }
        for (List<String> ladder : List.of(INTEGERS, FRACTIONS)) {
            if (ladder.contains(one) && ladder.contains(other)) {
                return ladder.get(Math.max(ladder.indexOf(one), ladder.indexOf(other)));
            }
        }
        return numeric(one) && numeric(other) ? "double" : "string";
    }

    private static boolean numeric(String type) {
        return INTEGERS.contains(type) || FRACTIONS.contains(type);
    }
}
