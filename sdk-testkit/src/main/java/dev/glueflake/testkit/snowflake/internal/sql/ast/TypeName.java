package dev.glueflake.testkit.snowflake.internal.sql.ast;

import java.util.List;

/** A data type as written: its upper-cased name (several words joined by one blank) and its numeric parameters. */
public record TypeName(String name, List<Integer> parameters, Position at) {
    public TypeName {
        parameters = List.copyOf(parameters);
    }
}
