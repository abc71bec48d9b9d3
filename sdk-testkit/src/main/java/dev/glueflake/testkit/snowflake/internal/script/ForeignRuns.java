package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.foreign.ForeignCall;
import dev.glueflake.testkit.snowflake.internal.script.foreign.ForeignCode;
import dev.glueflake.testkit.snowflake.internal.script.foreign.ForeignRoutines;
import dev.glueflake.testkit.snowflake.internal.script.foreign.InnerStatements;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls that Java answers, as results. */
final class ForeignRuns {
    private ForeignRuns() {}

    /** A procedure's answer. */
    static StatementResult run(
            Routine routine, List<TypedValue> arguments, Account account, InnerStatements statements) {
        ForeignCall call = call(routine, account, statements);
        if (routine.returns() instanceof Routine.Returns.Scalar scalar) {
            TypedValue value = call.scalar(values(arguments), scalar.type());
            return ScriptCommands.result(routine.name().name(), new Answer.Value(value));
        }
        return rows(routine, call, arguments);
    }

    /** A table function's rows. */
    static StatementResult rows(Routine routine, List<TypedValue> arguments, Account account) {
        return rows(routine, call(routine, account, InnerStatements.NONE), arguments);
    }

    private static StatementResult rows(Routine routine, ForeignCall call, List<TypedValue> arguments) {
        if (!(routine.returns() instanceof Routine.Returns.Rows table)
                || table.columns().isEmpty()) {
            throw Errors.unsupported(
                    "RETURNS TABLE () of " + routine.name() + ", which Java answers: declare its columns");
        }
        List<ResultColumn> columns = table.columns().stream()
                .map(column -> ResultColumn.of(column.name(), column.type()))
                .toList();
        List<@Nullable Object[]> rows = call.rows(
                values(arguments), columns.stream().map(ResultColumn::type).toList());
        return new StatementResult(StatementKind.CALL, columns, rows, 0);
    }

    private static ForeignCall call(Routine routine, Account account, InnerStatements statements) {
        ForeignCode code = routine.code() instanceof Routine.Code.Foreign own ? own.code() : ForeignCode.NONE;
        return new ForeignCall(ForeignRoutines.of(account), routine.name(), code, statements);
    }

    private static List<@Nullable Object> values(List<TypedValue> arguments) {
        List<@Nullable Object> values = new ArrayList<>();
        arguments.forEach(argument -> values.add(argument.value()));
        return values;
    }
}
