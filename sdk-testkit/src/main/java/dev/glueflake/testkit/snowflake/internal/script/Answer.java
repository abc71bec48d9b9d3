package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;

/** What a block gives back. */
sealed interface Answer {
    /** Of a block that ends without RETURN. */
    Answer NOTHING = new Value(new TypedValue(SqlTypes.VARCHAR, null));

    record Value(TypedValue value) implements Answer {}

    record Rows(StatementResult result) implements Answer {}
}
