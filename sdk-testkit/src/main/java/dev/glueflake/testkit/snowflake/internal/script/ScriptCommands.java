package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.parse.ParsedStatement;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** CALL, EXECUTE IMMEDIATE and anonymous blocks. Thread-safe. */
public final class ScriptCommands {
    private static final String BLOCK_COLUMN = "anonymous block";

    private final StatementRunner runner;

    public ScriptCommands(StatementRunner runner) {
        this.runner = runner;
    }

    public StatementResult execute(Statement.Call call, Session session, ExecutionScope scope) {
        if (isSystemFunction(call)) {
            return system(call, session, scope);
        }
        CallMatch match = CallMatch.find(call, session, scope);
        return new ProcedureRun(runner, session, scope, match).run();
    }

    /** A procedure for one call: it has its caller's rights, as it has no owner. */
    public StatementResult execute(Statement.CallWith call, Session session, ExecutionScope scope) {
        Routine procedure = procedure(call, session, scope);
        CallMatch match = CallMatch.of(procedure, call.call(), session, scope);
        return new ProcedureRun(runner, session, scope, match).run();
    }

    private static Routine procedure(Statement.CallWith call, Session session, ExecutionScope scope) {
        String name = call.name().last().text();
        ObjectInfo info = new ObjectInfo(
                new QualifiedName("", "", name), session.account().now(), "", "");
        return new RoutineMaker(session, scope)
                .make(ObjectKind.PROCEDURE, info, call.routine())
                .withCallersRights(true);
    }

    private static boolean isSystemFunction(Statement.Call call) {
        ObjectName name = call.procedure();
        return name.deferred() == null
                && name.parts().size() == 1
                && name.last().text().startsWith("SYSTEM$");
    }

    /** {@code CALL SYSTEM$…}: a function of the account, called like a procedure. */
    private static StatementResult system(Statement.Call call, Session session, ExecutionScope scope) {
        ObjectName name = call.procedure();
        Expression.FunctionCall function =
                new Expression.FunctionCall(name, call.arguments(), false, List.of(), null, false, null, name.at());
        TypedValue value = Evaluator.evaluate(function, session, scope);
        return result(name.last().text(), new Answer.Value(value));
    }

    public StatementResult execute(Statement.AnonymousBlock statement, Session session, ExecutionScope scope) {
        ScriptContext context = new ScriptContext(runner, session, scope, TransactionBorder.NONE);
        try {
            return result(BLOCK_COLUMN, new Interpreter(context).run(statement.block()));
        } catch (ScriptException e) {
            throw e.uncaught();
        }
    }

    /** The statement in the text runs as if it stood there, with a query id of its own. */
    public StatementResult execute(Statement.ExecuteImmediate immediate, Session session, ExecutionScope scope) {
        ParsedStatement parsed = ImmediateText.parse(immediate, session, scope);
        Map<String, TypedValue> variables = new HashMap<>();
        CallDepth.carry(scope, variables);
        ExecutionScope child = new ExecutionScope(
                session.account().nextQueryId(),
                ImmediateText.binds(immediate, session, scope),
                variables,
                scope.cancellation(),
                scope.now());
        return runner.run(session, parsed.statement(), child);
    }

    public StatementResult execute(Statement.ExecuteFile file, Session session, ExecutionScope scope) {
        return new FileRun(runner, session, scope).run(file);
    }

    /** The columns of a CALL's answer as far as the procedure tells; nothing runs. */
    public List<ResultColumn> describe(Statement.Call call, Session session, ExecutionScope scope) {
        if (isSystemFunction(call)) {
            return List.of(ResultColumn.of(call.procedure().last().text(), SqlTypes.VARCHAR));
        }
        return columns(CallMatch.describe(call, session, scope));
    }

    public List<ResultColumn> describe(Statement.CallWith call, Session session, ExecutionScope scope) {
        return columns(procedure(call, session, scope));
    }

    private static List<ResultColumn> columns(Routine procedure) {
        if (procedure.returns() instanceof Routine.Returns.Rows rows) {
            return rows.columns().stream()
                    .map(column -> ResultColumn.of(column.name(), column.type()))
                    .toList();
        }
        Routine.Returns.Scalar scalar = (Routine.Returns.Scalar) procedure.returns();
        return List.of(ResultColumn.of(procedure.name().name(), scalar.type()));
    }

    public List<ResultColumn> describe(Statement.AnonymousBlock statement) {
        return List.of(ResultColumn.of(BLOCK_COLUMN, SqlTypes.VARCHAR));
    }

    static StatementResult result(String column, Answer answer) {
        if (answer instanceof Answer.Rows rows) {
            return new StatementResult(
                    StatementKind.CALL, rows.result().columns(), rows.result().rows(), 0);
        }
        TypedValue value = ((Answer.Value) answer).value();
        return new StatementResult(
                StatementKind.CALL,
                List.of(ResultColumn.of(column, value.type())),
                List.<@Nullable Object[]>of(new @Nullable Object[] {value.value()}),
                0);
    }
}
