package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.foreign.ForeignRoutines;
import dev.glueflake.testkit.snowflake.internal.script.handler.Caller;
import dev.glueflake.testkit.snowflake.internal.script.handler.ForeignCode;
import dev.glueflake.testkit.snowflake.internal.script.handler.ForeignRoutine;
import dev.glueflake.testkit.snowflake.internal.script.handler.Handler;
import dev.glueflake.testkit.snowflake.internal.script.handler.HandlerCall;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Routines that are not in SQL, as their handlers see them, and the answers of procedures as results. */
final class ForeignRuns {
    private ForeignRuns() {}

    /** The routine, whose code may be in SQL where a test answers it. */
    static ForeignRoutine routine(Routine routine) {
        ForeignCode code = routine.code() instanceof Routine.Code.Foreign own ? own.code() : ForeignCode.NONE;
        List<ForeignRoutine.Column> parameters = routine.parameters().stream()
                .map(parameter -> new ForeignRoutine.Column(parameter.name(), parameter.type()))
                .toList();
        if (routine.returns() instanceof Routine.Returns.Rows table) {
            List<ForeignRoutine.Column> columns = table.columns().stream()
                    .map(column -> new ForeignRoutine.Column(column.name(), column.type()))
                    .toList();
            return new ForeignRoutine(routine.name(), parameters, columns, true, code);
        }
        Routine.Returns.Scalar scalar = (Routine.Returns.Scalar) routine.returns();
        ForeignRoutine.Column value = new ForeignRoutine.Column(routine.name().name(), scalar.type());
        return new ForeignRoutine(routine.name(), parameters, List.of(value), false, code);
    }

    /** A procedure's answer. */
    static StatementResult run(Routine procedure, List<TypedValue> arguments, Account account, Caller caller) {
        ForeignRoutine routine = routine(procedure);
        List<@Nullable Object> values = new ArrayList<>();
        arguments.forEach(argument -> values.add(argument.value()));
        HandlerCall call = new HandlerCall(routine, values, caller, false);
        Handler handler = ForeignRoutines.of(account).handler(call);
        if (!routine.table()) {
            TypedValue value = new TypedValue(routine.returns(), handler.value(call));
            return ScriptCommands.result(routine.name().name(), new Answer.Value(value));
        }
        if (routine.columns().isEmpty()) {
            throw Errors.unsupported(
                    "RETURNS TABLE () of " + routine.name() + ", which is not in SQL: declare its columns");
        }
        List<ResultColumn> columns = routine.columns().stream()
                .map(column -> ResultColumn.of(column.name(), column.type()))
                .toList();
        return new StatementResult(StatementKind.CALL, columns, handler.rows(call), 0);
    }
}
