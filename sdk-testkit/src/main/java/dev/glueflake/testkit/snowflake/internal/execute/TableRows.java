package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.List;

/** Questions about the rows of a table that the session sees. */
final class TableRows {
    private final Work work;

    TableRows(Work work) {
        this.work = work;
    }

    long count(Table table) {
        return count(table, "TRUE");
    }

    /** Rows in which the column is NULL. */
    long nulls(Table table, Column column) {
        return count(table, column.physical() + " IS NULL");
    }

    /** Rows for which a DuckDB predicate over physical columns holds. */
    long count(Table table, String predicate) {
        String sql = "SELECT count(*) FROM " + table.physical() + " WHERE "
                + work.session().snapshot().visible() + " AND (" + predicate + ")";
        DuckQuery query = new DuckQuery(sql, List.of(ResultColumn.of("count", SqlTypes.INTEGER)));
        Object[] row = work.engine().query(query, work.scope().cancellation()).get(0);
        return ((BigDecimal) row[0]).longValueExact();
    }
}
