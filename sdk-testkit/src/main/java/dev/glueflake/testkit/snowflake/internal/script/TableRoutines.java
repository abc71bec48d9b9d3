package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionObjects;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.List;
import java.util.Optional;

/** Procedures in {@code TABLE(p(…))}: their rows become a result to be scanned. */
public final class TableRoutines {
    private TableRoutines() {}

    /** The query id of the result; empty where no routine has that name. */
    public static Optional<String> rows(
            Expression.FunctionCall call, Session session, SessionObjects objects, ExecutionScope scope) {
        List<CatalogObject> procedures = objects.overloadsIfAny(ObjectKind.PROCEDURE, call.name());
        return procedures.isEmpty() ? Optional.empty() : Optional.of(procedure(call, session, scope));
    }

    /** It may only read, and its columns have to be declared. */
    private static String procedure(Expression.FunctionCall call, Session session, ExecutionScope scope) {
        Statement.Call statement = new Statement.Call(call.name(), call.arguments());
        Routine procedure = CallMatch.describe(statement, session, scope);
        if (!(procedure.returns() instanceof Routine.Returns.Rows rows)
                || rows.columns().isEmpty()) {
            throw Errors.compilation(
                    "090243",
                    "42601",
                    "Stored procedure " + procedure.name().name()
                            + " cannot stand in FROM: it does not declare the columns of a table that it returns.");
        }
        ExecutionScope own = CallDepth.reading(scope, session.account().nextQueryId());
        new StatementRunner(session.account()).run(session, statement, own);
        return own.queryId();
    }
}
