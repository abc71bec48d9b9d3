package dev.glueflake.testkit.snowflake.internal.script.foreign;

import dev.glueflake.testkit.snowflake.FakeSnowflake.RoutineCall;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One call that Java answers. */
public record ForeignCall(ForeignRoutines routines, QualifiedName name, ForeignCode code, InnerStatements statements) {

    private record Call(String name, List<@Nullable Object> arguments, InnerStatements statements)
            implements RoutineCall {
        @Override
        public List<Map<String, @Nullable Object>> sql(String statement) {
            return statements.run(statement);
        }
    }

    /** The value as that type. */
    public TypedValue scalar(List<@Nullable Object> arguments, SqlType type) {
        return new TypedValue(type, JavaCells.cell(answer(arguments), type, shown()));
    }

    /** Rows of columns of those types: the answer is an {@link Iterable} of rows, each an {@link Iterable} or an array. */
    public List<@Nullable Object[]> rows(List<@Nullable Object> arguments, List<SqlType> types) {
        if (!(answer(arguments) instanceof Iterable<?> given)) {
            throw JavaCells.refused(shown(), "has to give its rows as a List of Lists.");
        }
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Object row : given) {
            rows.add(row(row, types));
        }
        return rows;
    }

    private @Nullable Object[] row(@Nullable Object given, List<SqlType> types) {
        List<@Nullable Object> values = new ArrayList<>();
        if (given instanceof Object[] array) {
            values.addAll(Arrays.asList(array));
        } else if (given instanceof Iterable<?> items) {
            items.forEach(values::add);
        } else {
            throw JavaCells.refused(shown(), "has to give each row as a List or an array.");
        }
        if (values.size() != types.size()) {
            throw JavaCells.refused(
                    shown(), "gave a row of " + values.size() + " values for " + types.size() + " columns.");
        }
        @Nullable Object[] cells = new @Nullable Object[types.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = JavaCells.cell(values.get(i), types.get(i), shown());
        }
        return cells;
    }

    private @Nullable Object answer(List<@Nullable Object> arguments) {
        Function<RoutineCall, @Nullable Object> answer =
                routines.answers().find(name).orElseGet(() -> ofCode(arguments.size()));
        try {
            return answer.apply(new Call(name.toString(), Collections.unmodifiableList(arguments), statements));
        } catch (SnowflakeException e) {
            throw e;
        } catch (RuntimeException e) {
            throw JavaCells.failed(shown(), e);
        }
    }

    /** A function in Java is compiled; a procedure in Java wants Snowpark, which is not here. */
    private Function<RoutineCall, @Nullable Object> ofCode(int arguments) {
        String handler = code.handler();
        boolean function = statements == InnerStatements.NONE;
        if (function
                && code.language().equals("JAVA")
                && handler != null
                && !code.text().isEmpty()) {
            return routines.compiled(code, handler, arguments);
        }
        throw Errors.unsupported("call of " + shown() + " in LANGUAGE " + code.language()
                + "; a test answers it with FakeSnowflake.routine(\"" + name.name() + "\", call -> …)");
    }

    private String shown() {
        return name.toString();
    }
}
