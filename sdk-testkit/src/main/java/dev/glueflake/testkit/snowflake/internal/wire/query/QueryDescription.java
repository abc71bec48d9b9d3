package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import java.util.List;

/**
 * What can be said of a request without running it.
 *
 * @param arrayBind whether a batch of rows may be bound at once
 */
public record QueryDescription(
        String queryId, List<ResultColumn> columns, StatementKind kind, int bindCount, boolean arrayBind) {}
