package dev.glueflake.testkit.snowflake.internal.sql.function;

import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;

/**
 * A function with a number of arguments.
 *
 * @param max {@link Integer#MAX_VALUE} where there is no limit
 */
record Definition(String name, Kind kind, int min, int max, Rule rule) {
    enum Kind {
        SCALAR,
        /** Over the rows of a group, or over a window. */
        AGGREGATE,
        /** Only over a window. */
        WINDOW
    }

    /** How a call becomes a typed expression. */
    interface Rule {
        Typed bind(Invocation call);
    }
}
