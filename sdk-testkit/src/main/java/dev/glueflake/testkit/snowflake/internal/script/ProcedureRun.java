package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;

/** One call of a procedure. */
final class ProcedureRun {
    private final StatementRunner runner;
    private final Session session;
    private final ExecutionScope scope;

    ProcedureRun(StatementRunner runner, Session session, ExecutionScope scope) {
        this.runner = runner;
        this.session = session;
        this.scope = scope;
    }

    /** @param arguments already of the parameters' types, one for each */
    StatementResult run(Procedure procedure, List<TypedValue> arguments) {
        if (procedure.callersRights()) {
            return interpret(procedure, arguments);
        }
        // With its owner's rights a procedure has its own schema as the current one.
        Runnable putBack = session.keepNames();
        session.useSchema(procedure.name().database(), procedure.name().schema());
        try {
            return interpret(procedure, arguments);
        } finally {
            putBack.run();
        }
    }

    private StatementResult interpret(Procedure procedure, List<TypedValue> arguments) {
        TransactionBorder.OfProcedure border = TransactionBorder.here(session);
        ScriptContext context = new ScriptContext(runner, session, scope, border);
        for (int i = 0; i < arguments.size(); i++) {
            Procedure.Parameter parameter = procedure.parameters().get(i);
            context.frame().declare(parameter.name(), new Frame.Variable(parameter.written(), arguments.get(i)));
        }
        try {
            StatementResult result = answer(procedure, new Interpreter(context).run(procedure.body()));
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

    private StatementResult answer(Procedure procedure, Answer answer) {
        String name = procedure.name().name();
        if (procedure.returns() instanceof Procedure.Returns.Scalar scalar) {
            if (!(answer instanceof Answer.Value value)) {
                throw Errors.compilation("090240", "42601", "Procedure " + name + " returns a value, not a table.");
            }
            TypedValue converted = Evaluator.convert(value.value(), scalar.written(), session, scope);
            return ScriptCommands.result(name, new Answer.Value(new TypedValue(scalar.type(), converted.value())));
        }
        List<Procedure.Returns.Column> columns = ((Procedure.Returns.Rows) procedure.returns()).columns();
        if (answer instanceof Answer.Rows rows) {
            return table(name, columns, rows.result());
        }
        throw Errors.compilation(
                "090240", "42601", "Procedure " + name + " returns a table: it must end with RETURN TABLE.");
    }

    private static StatementResult table(String name, List<Procedure.Returns.Column> declared, StatementResult result) {
        if (declared.isEmpty()) {
            return new StatementResult(StatementKind.CALL, result.columns(), result.rows(), 0);
        }
        if (declared.size() != result.columns().size()) {
            throw Errors.compilation(
                    "090241",
                    "42601",
                    "Procedure " + name + " returns a table of " + declared.size() + " columns, but its query has "
                            + result.columns().size() + ".");
        }
        List<ResultColumn> columns = new ArrayList<>();
        for (int i = 0; i < declared.size(); i++) {
            columns.add(ResultColumn.of(
                    declared.get(i).name(), result.columns().get(i).type()));
        }
        return new StatementResult(StatementKind.CALL, columns, result.rows(), 0);
    }
}
