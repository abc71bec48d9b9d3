package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import org.jspecify.annotations.Nullable;

/** A RESULTSET: null until a query is given to it. */
record ResultSet(@Nullable StatementResult result) {}
