package dev.glueflake.samples.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.snowflake.load.LoadStrategy;
import java.util.ArrayList;
import java.util.List;

/**
 * The old job's argument {@code OBJ}: <code>{"table": "MODE[;SUFFIX]"}</code>, and <code>{}</code> for every table in full.
 *
 * @param choices the tables that it names, in order
 */
record TableSelection(List<Choice> choices) {

    /** What to do with a table that the argument names. */
    record Choice(String table, LoadStrategy strategy, String suffix) {}

    /** What to do with a table of the configuration. */
    record Selected(TableConfig table, LoadStrategy strategy, String suffix) {}

    static TableSelection parse(String obj) {
        List<Choice> choices = new ArrayList<>();
        TableConfig.object("The argument --OBJ", obj)
                .properties()
                .forEach(entry -> choices.add(choice(entry.getKey().strip(), entry.getValue())));
        return new TableSelection(choices);
    }

    List<Selected> from(List<TableConfig> tables) {
        return choices.isEmpty()
                ? tables.stream()
                        .map(table -> new Selected(table, LoadStrategy.FULL, ""))
                        .toList()
                : choices.stream()
                        .map(choice -> new Selected(find(choice.table(), tables), choice.strategy(), choice.suffix()))
                        .toList();
    }

    private static Choice choice(String table, JsonNode value) {
        String[] parts = value.asText("").split(";", -1);
        if (!value.isTextual() || parts.length > 2) {
            throw TableConfig.invalid("The argument --OBJ says for table " + table + " something other than MODE or"
                    + " MODE;SUFFIX, such as \"INCREMENTAL;_DELTA\".");
        }
        return new Choice(table, LoadStrategy.parse(parts[0]), parts.length > 1 ? parts[1].strip() : "");
    }

    /** A table is named by its whole name, or by its last part where only one has it. */
    private static TableConfig find(String name, List<TableConfig> tables) {
        List<TableConfig> found = tables.stream()
                .filter(table -> table.name().equals(name) || table.name().endsWith("." + name))
                .toList();
        if (found.size() != 1) {
            throw TableConfig.invalid("The argument --OBJ names the table " + name + ", which "
                    + (found.isEmpty() ? "is not configured" : "stands for several; write its namespace too")
                    + ". Configured are "
                    + tables.stream().map(TableConfig::name).toList() + ".");
        }
        return found.get(0);
    }
}
