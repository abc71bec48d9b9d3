package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;

/** {@code ->>}: every statement is a query of its own, so that a later one finds the results before it by LAST_QUERY_ID. */
final class FlowHandler {
    private final Work work;

    FlowHandler(Work work) {
        this.work = work;
    }

    StatementResult run(Statement.Flow flow) {
        StatementRunner runner = new StatementRunner(work.account());
        StatementResult last = null;
        for (Statement step : flow.steps()) {
            last = runner.run(work.session(), step, scope());
        }
        if (last == null) {
            throw new IllegalArgumentException("a chain without a statement");
        }
        return last;
    }

    /** What a query at the end reads only running the ones before tells. */
    Description describe(Statement.Flow flow) {
        Statement last = flow.steps().get(flow.steps().size() - 1);
        if (last instanceof Statement.Select) {
            throw Errors.unsupported("description of a query behind ->> before it runs");
        }
        Statement said = work.said(last);
        return Routes.of(said).describe(work, said);
    }

    private ExecutionScope scope() {
        ExecutionScope whole = work.scope();
        return new ExecutionScope(
                work.account().nextQueryId(),
                whole.binds(),
                whole.scriptVariables(),
                whole.cancellation(),
                whole.now());
    }
}
