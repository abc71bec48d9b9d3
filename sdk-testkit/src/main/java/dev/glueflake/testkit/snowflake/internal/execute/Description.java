package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import java.util.List;

/** The shape of a statement's result, found without running it. */
public record Description(List<ResultColumn> columns, StatementKind kind) {}
