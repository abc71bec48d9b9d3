package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;

/** Queries. */
final class QueryHandler {
    private final Work work;

    QueryHandler(Work work) {
        this.work = work;
    }

    StatementResult select(Statement.Select select) {
        DuckQuery query = work.binder().query(select.query());
        return new StatementResult(
                StatementKind.SELECT,
                query.columns(),
                work.engine().query(query, work.scope().cancellation()),
                0);
    }

    Description describe(Statement.Select select) {
        return new Description(work.binder().query(select.query()).columns(), StatementKind.SELECT);
    }
}
