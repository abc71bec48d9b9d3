package dev.glueflake.testkit.snowflake.internal.script.foreign;

import dev.glueflake.testkit.snowflake.FakeSnowflake.RoutineCall;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.script.handler.Handler;
import dev.glueflake.testkit.snowflake.internal.script.handler.HandlerCall;
import dev.glueflake.testkit.snowflake.internal.script.handler.InnerStatements;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Calls that Java answers: a test's lambda, or a method that was compiled. */
record JavaAnswer(Function<RoutineCall, @Nullable Object> code) implements Handler {

    private record Call(String name, List<@Nullable Object> arguments, InnerStatements statements)
            implements RoutineCall {
        @Override
        public List<Map<String, @Nullable Object>> sql(String statement) {
            return maps(statements.run(statement, List.of()).result());
        }
    }

    @Override
    public @Nullable Object value(HandlerCall call) {
        return JavaCells.cell(answer(call), call.routine().returns(), shown(call));
    }

    /** The answer is an {@link Iterable} of rows, each an {@link Iterable} or an array. */
    @Override
    public List<@Nullable Object[]> rows(HandlerCall call) {
        if (!(answer(call) instanceof Iterable<?> given)) {
            throw JavaCells.refused(shown(call), "has to give its rows as a List of Lists.");
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Object row : given) {
            rows.add(row(row, call));
        }
        return rows;
    }

    private static @Nullable Object[] row(Object given, HandlerCall call) {
        List<@Nullable Object> values = new ArrayList<>();
        if (given instanceof Object[] array) {
            values.addAll(Arrays.asList(array));
        } else if (given instanceof Iterable<?> items) {
            items.forEach(values::add);
        } else {
            throw JavaCells.refused(shown(call), "has to give each row as a List or an array.");
        }
        List<SqlType> types = call.routine().columnTypes();
        if (values.size() != types.size()) {
            throw JavaCells.refused(
                    shown(call), "gave a row of " + values.size() + " values for " + types.size() + " columns.");
        }
        @Nullable Object[] cells = new @Nullable Object[types.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = JavaCells.cell(values.get(i), types.get(i), shown(call));
        }
        return cells;
    }

    private @Nullable Object answer(HandlerCall call) {
        List<@Nullable Object> arguments = Collections.unmodifiableList(call.arguments());
        try {
            return code.apply(new Call(shown(call), arguments, call.caller().statements()));
        } catch (SnowflakeException e) {
            throw e;
        } catch (RuntimeException e) {
            throw JavaCells.failed(shown(call), e);
        }
    }

    private static List<Map<String, @Nullable Object>> maps(StatementResult result) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (@Nullable Object[] cells : result.rows()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (int i = 0; i < cells.length; i++) {
                row.put(result.columns().get(i).name(), cells[i]);
            }
            rows.add(row);
        }
        return rows;
    }

    private static String shown(HandlerCall call) {
        return call.routine().name().toString();
    }
}
