package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionObjects;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.Optional;

/** Procedures in {@code TABLE(p(…))}, and table functions that Java answers: their rows become a result to be scanned. */
public final class TableRoutines {
    private TableRoutines() {}

    /** The query id of the result; empty where no routine has that name. */
    public static Optional<String> rows(
            Expression.FunctionCall call,
            List<TypedValue> arguments,
            Session session,
            SessionObjects objects,
            ExecutionScope scope) {
        List<Routine> functions = UserFunctions.of(call.name(), objects);
        if (!functions.isEmpty()) {
            return Optional.of(function(call, functions, arguments, session, scope));
        }
        List<CatalogObject> procedures = objects.overloadsIfAny(ObjectKind.PROCEDURE, call.name());
        return procedures.isEmpty() ? Optional.empty() : Optional.of(procedure(call, session, scope));
    }

    private static String function(
            Expression.FunctionCall call,
            List<Routine> candidates,
            List<TypedValue> arguments,
            Session session,
            ExecutionScope scope) {
        CallMatch match =
                CallMatch.of(new Overloads(call.name(), candidates), call.arguments(), arguments, session, scope);
        StatementResult result = ForeignRuns.rows(match.procedure(), match.arguments(), session.account());
        String queryId = session.account().nextQueryId();
        session.account().results().put(queryId, result);
        return queryId;
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
