package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;

/** A table function that needs the catalog or the history. */
@FunctionalInterface
public interface TableFunction {

    Relation call(TableFunctionCall call);
}
