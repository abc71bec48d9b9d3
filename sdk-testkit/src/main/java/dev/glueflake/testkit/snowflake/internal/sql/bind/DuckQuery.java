package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import java.util.List;

/**
 * A query as DuckDB runs it.
 *
 * @param sql a DuckDB SELECT; its n-th output column, in the physical form of its type, is the n-th of {@code columns}
 */
public record DuckQuery(String sql, List<ResultColumn> columns) {}
