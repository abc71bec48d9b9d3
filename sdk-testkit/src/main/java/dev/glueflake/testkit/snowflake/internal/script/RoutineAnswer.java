package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;

/** What a routine gave back, as its RETURNS wants it. */
record RoutineAnswer(Routine routine, Session session, ExecutionScope scope) {

    StatementResult of(Answer answer) {
        String name = routine.name().name();
        if (routine.returns() instanceof Routine.Returns.Scalar scalar) {
            if (!(answer instanceof Answer.Value value)) {
                throw Errors.compilation("090240", "42601", "Procedure " + name + " returns a value, not a table.");
            }
            TypedValue converted = Evaluator.convert(value.value(), scalar.written(), session, scope);
            return ScriptCommands.result(name, new Answer.Value(new TypedValue(scalar.type(), converted.value())));
        }
        List<Routine.Returns.Column> columns = ((Routine.Returns.Rows) routine.returns()).columns();
        if (answer instanceof Answer.Rows rows) {
            return table(name, columns, rows.result());
        }
        throw Errors.compilation(
                "090240", "42601", "Procedure " + name + " returns a table: it must end with RETURN TABLE.");
    }

    private static StatementResult table(String name, List<Routine.Returns.Column> declared, StatementResult result) {
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
