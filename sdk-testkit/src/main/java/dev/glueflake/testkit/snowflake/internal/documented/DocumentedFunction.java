package dev.glueflake.testkit.snowflake.internal.documented;

import java.util.List;

/** A documented table function: the names of its arguments, all of them optional, and its columns. */
public record DocumentedFunction(String name, List<String> arguments, List<DocumentedColumn> columns) {
    /** A line of a list: {@code NAME,ARGUMENT ARGUMENT,COLUMN TYPE,COLUMN TYPE}. */
    static DocumentedFunction ofLine(String line) {
        List<String> cells = List.of(line.split(","));
        return new DocumentedFunction(
                cells.get(0),
                List.of(cells.get(1).split(" ")),
                cells.stream().skip(2).map(DocumentedColumn::ofCell).toList());
    }
}
