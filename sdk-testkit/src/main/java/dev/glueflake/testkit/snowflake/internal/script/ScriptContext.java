package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.parse.ParsedStatement;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of a script: where it runs, its names, and the way to the engine. Not thread-safe. */
final class ScriptContext {
    private static final TypeName BOOLEAN = new TypeName("BOOLEAN", List.of(), Position.NONE);

    private final StatementRunner runner;
    private final Session session;
    private final ExecutionScope scope;
    private final TransactionBorder border;
    private final Frame frame = new Frame();
    private final NestedProcedures nested;
    private final ChildJobs jobs = new ChildJobs(this);

    ScriptContext(StatementRunner runner, Session session, ExecutionScope scope, TransactionBorder border) {
        this.runner = runner;
        this.session = session;
        this.scope = scope;
        this.border = border;
        this.nested = new NestedProcedures(session, scope, frame);
    }

    Frame frame() {
        return frame;
    }

    NestedProcedures nested() {
        return nested;
    }

    ChildJobs jobs() {
        return jobs;
    }

    void checkCancelled() {
        scope.cancellation().check();
    }

    TypedValue evaluate(Expression expression) {
        return failing(
                ScriptException.EXPRESSION_ERROR,
                expression.at(),
                () -> Evaluator.evaluate(ResultSetStatus.in(expression, jobs), session, child(Binds.none())));
    }

    /** @param type null to take the value as it is */
    TypedValue evaluate(Expression expression, @Nullable TypeName type) {
        TypedValue value = evaluate(expression);
        return type == null ? value : convert(value, type, expression.at());
    }

    TypedValue convert(TypedValue value, TypeName type, Position at) {
        return failing(
                ScriptException.EXPRESSION_ERROR,
                at,
                () -> Evaluator.convert(value, type, session, child(Binds.none())));
    }

    /** A function of the system is called for what it does. */
    void callSystem(Script.SystemCall call) {
        List<TypedValue> arguments =
                call.arguments().stream().map(this::evaluate).toList();
        failing(ScriptException.EXPRESSION_ERROR, call.at(), () -> session.environment(child(Binds.none()))
                .contextFunction(call.function(), arguments)
                .orElseThrow(() -> Errors.unknownFunction(call.function())));
    }

    boolean isTrue(Expression condition) {
        TypedValue value = evaluate(condition);
        boolean truth = value.type() instanceof SqlType.Bool || value.value() == null;
        return Boolean.TRUE.equals((truth ? value : convert(value, BOOLEAN, condition.at())).value());
    }

    StatementResult run(Statement statement, Position at) {
        return run(statement, Binds.none(), at);
    }

    /** A statement goes the way of all statements, with a query id of its own. */
    StatementResult run(Statement statement, Binds binds, Position at) {
        return failing(ScriptException.STATEMENT_ERROR, at, () -> {
            ExecutionScope child = child(binds);
            if (statement instanceof Statement.ExecuteImmediate immediate) {
                ParsedStatement parsed = ImmediateText.parse(immediate, session, child);
                return perform(parsed.statement(), child(ImmediateText.binds(immediate, session, child)));
            }
            Optional<StatementResult> answer =
                    statement instanceof Statement.Call call ? nested.call(call, child) : Optional.empty();
            return answer.map(result -> ran(result, child)).orElseGet(() -> perform(statement, child));
        });
    }

    private StatementResult perform(Statement statement, ExecutionScope child) {
        border.check(statement);
        InnerRules.check(statement, scope);
        StatementResult result = ran(runner.run(session, statement, child), child);
        OutputArguments.taken(child)
                .forEach((name, value) -> new Declarations(this).assign(Identifier.quoted(name, Position.NONE), value));
        return result;
    }

    private StatementResult ran(StatementResult result, ExecutionScope child) {
        frame.ran(result, child.queryId());
        return result;
    }

    /** Names what failed; a cancelled statement is no exception that a script could handle. */
    <T> T failing(String name, Position at, Supplier<T> work) {
        checkCancelled();
        try {
            return work.get();
        } catch (SnowflakeException e) {
            checkCancelled();
            throw ScriptException.of(name, e, at);
        }
    }

    private ExecutionScope child(Binds binds) {
        Map<String, TypedValue> variables = new HashMap<>(frame.variables());
        CallDepth.carry(scope, variables);
        return new ExecutionScope(
                session.account().nextQueryId(),
                binds,
                variables,
                scope.cancellation(),
                session.account().now());
    }
}
