package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.foreign.ForeignRoutines;
import dev.glueflake.testkit.snowflake.internal.script.handler.Caller;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;

/** One call of a procedure. */
final class ProcedureRun {
    private final StatementRunner runner;
    private final Session session;
    private final ExecutionScope caller;
    private final CallMatch match;
    private final Routine procedure;
    private final ExecutionScope scope;

    /** @param caller the scope of the CALL */
    ProcedureRun(StatementRunner runner, Session session, ExecutionScope caller, CallMatch match) {
        this.runner = runner;
        this.session = session;
        this.caller = caller;
        this.match = match;
        this.procedure = match.procedure();
        this.scope = CallDepth.deeper(caller, !procedure.callersRights());
    }

    StatementResult run() {
        if (procedure.strict() && match.arguments().stream().anyMatch(value -> value.value() == null)) {
            return answer(Answer.NOTHING);
        }
        if (procedure.callersRights()) {
            return perform();
        }
        // With its owner's rights a procedure has its own schema as the current one.
        Runnable putBack = session.keepNames();
        Runnable ownRole = session.current().actAs(procedure.info().owner());
        session.useSchema(procedure.name().database(), procedure.name().schema());
        try {
            return perform();
        } finally {
            ownRole.run();
            putBack.run();
        }
    }

    private StatementResult perform() {
        TransactionBorder.OfProcedure border = TransactionBorder.here(session);
        try {
            boolean answered = ForeignRoutines.of(session.account()).isAnswered(procedure.name());
            StatementResult result = procedure.code() instanceof Routine.Code.Block block && !answered
                    ? interpret(block, border)
                    : ForeignRuns.run(procedure, match.arguments(), session.account(), caller(border));
            border.leave();
            return result;
        } catch (ScriptException e) {
            border.rollBackOwn();
            throw e.uncaught();
        } catch (SnowflakeException e) {
            border.rollBackOwn();
            throw e;
        }
    }

    private StatementResult interpret(Routine.Code.Block block, TransactionBorder border) {
        ScriptContext context = new ScriptContext(runner, session, scope, border);
        List<TypedValue> arguments = match.arguments();
        for (int i = 0; i < arguments.size(); i++) {
            Routine.Parameter parameter = procedure.parameters().get(i);
            context.frame().declare(parameter.name(), new Frame.Variable(parameter.written(), arguments.get(i)));
        }
        StatementResult result = answer(new Interpreter(context).run(block.body()));
        OutputArguments.give(match, context.frame(), caller);
        return result;
    }

    private Caller caller(TransactionBorder border) {
        InnerSql statements = new InnerSql(new ScriptContext(runner, session, scope, border));
        return new Caller(session.environment(scope).timeZone(), scope.cancellation(), statements);
    }

    private StatementResult answer(Answer answer) {
        return new RoutineAnswer(procedure, session, scope).of(answer);
    }
}
