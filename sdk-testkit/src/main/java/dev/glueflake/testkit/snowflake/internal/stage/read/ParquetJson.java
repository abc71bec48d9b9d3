package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Literals;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** DuckDB expressions that make JSON text of Parquet's values. None of them is ever NULL. */
final class ParquetJson {
    private final ParquetLeaves leaves;

    ParquetJson(FileType.Parquet format) {
        this.leaves = new ParquetLeaves(format);
    }

    /** Of a column, which the engine knows by its name. */
    String column(ParquetNode node) {
        return expression(node, ParquetFile.quoted(node.name()), 0);
    }

    /** Names that differ in case only are one name to the engine. */
    static void checkNames(List<ParquetNode> nodes) {
        Set<String> seen = new HashSet<>();
        for (ParquetNode node : nodes) {
            if (!seen.add(node.name().toLowerCase(Locale.ROOT))) {
                throw Errors.unsupported("PARQUET columns whose names differ in case only: " + node.name());
            }
        }
    }

    private String expression(ParquetNode node, String value, int depth) {
        String text = node.repeated() ? list(node.once(), value, depth) : single(node, value, depth);
        return "CASE WHEN " + value + " IS NULL THEN 'null' ELSE " + text + " END";
    }

    private String single(ParquetNode node, String value, int depth) {
        if (node.isList()) {
            return list(node.element(), value, depth);
        }
        if (node.isMap()) {
            return map(node.repeatedChild(), value, depth);
        }
        return node.isGroup() ? object(node.children(), value, depth) : leaves.text(node, value);
    }

    private String list(ParquetNode element, String value, int depth) {
        String variable = "e" + depth;
        return "'[' || array_to_string(list_transform(" + value + ", lambda " + variable + ": "
                + expression(element, variable, depth + 1) + "), ',') || ']'";
    }

    /** A map keeps its writer's group: an object with one list of pairs. */
    private String map(ParquetNode pairs, String value, int depth) {
        String variable = "e" + depth;
        String entry = "'{\"key\":' || " + expression(pairs.children().get(0), variable + ".key", depth + 1)
                + " || ',\"value\":' || " + expression(pairs.children().get(1), variable + ".value", depth + 1)
                + " || '}'";
        return Literals.text("{" + JsonText.quoted(pairs.name()) + ":[")
                + " || array_to_string(list_transform(map_entries(" + value + "), lambda " + variable + ": " + entry
                + "), ',') || ']}'";
    }

    private String object(List<ParquetNode> fields, String value, int depth) {
        checkNames(fields);
        return fields.stream()
                .sorted(Comparator.comparing(ParquetNode::name))
                .map(field -> Literals.text(JsonText.quoted(field.name()) + ":") + " || "
                        + expression(field, value + "." + ParquetFile.quoted(field.name()), depth))
                .collect(Collectors.joining(" || ',' || ", "'{' || ", " || '}'"));
    }
}
