package dev.glueflake.testkit.snowflake.internal.script.javascript;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.script.handler.ForeignRoutine;
import dev.glueflake.testkit.snowflake.internal.script.handler.HandlerCall;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/** A context with a routine in it. Not thread-safe. */
final class JsFunction implements AutoCloseable {
    private final Context context;
    private final Value entry;

    private JsFunction(Context context, Value entry) {
        this.context = context;
        this.entry = entry;
    }

    static JsFunction function(HandlerCall call) {
        return open(call, (context, handlers) -> {
            Value code = context.eval(JsCode.of(call.routine()));
            return call.routine().table()
                    ? handlers.getMember("table").execute(code, shape(call))
                    : scalar(code, handlers, call.routine());
        });
    }

    static JsFunction procedure(HandlerCall call) {
        return open(call, (context, handlers) -> {
            context.eval(JsEngine.PROCEDURES).execute(handlers, JsStatements.of(call));
            return scalar(context.eval(JsCode.of(call.routine())), handlers, call.routine());
        });
    }

    private interface Maker {
        Value entry(Context context, Value handlers);
    }

    private static JsFunction open(HandlerCall call, Maker maker) {
        Context context = JsEngine.context(call.caller().zone());
        return new JsFunction(
                context, guarded(context, call, () -> maker.entry(context, context.eval(JsEngine.HANDLERS))));
    }

    private static Value scalar(Value code, Value handlers, ForeignRoutine routine) {
        String kinds = routine.parameterTypes().stream().map(JsValues::kind).collect(Collectors.joining(","));
        return handlers.getMember("scalar").execute(code, kinds, JsValues.kind(routine.returns()));
    }

    private static ProxyObject shape(HandlerCall call) {
        ForeignRoutine routine = call.routine();
        Map<String, Object> shape = new HashMap<>();
        shape.put("names", lines(routine.parameters(), ForeignRoutine.Column::name));
        shape.put("kinds", lines(routine.parameterTypes(), JsValues::kind));
        shape.put("types", lines(routine.parameterTypes(), TypeText::name));
        shape.put("columns", lines(routine.columns(), ForeignRoutine.Column::name));
        shape.put("columnKinds", lines(routine.columnTypes(), JsValues::kind));
        shape.put("eachRow", call.eachRow());
        return ProxyObject.fromMap(shape);
    }

    private static <T> String lines(List<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining("\n"));
    }

    @Nullable
    Object value(HandlerCall call) {
        SqlType type = call.routine().returns();
        return guarded(context, call, () -> JsValues.cell(entry.execute(arguments(call)), type, call));
    }

    List<@Nullable Object[]> rows(HandlerCall call) {
        return guarded(context, call, () -> {
            Value given = entry.execute(arguments(call));
            if (given.isNull()) {
                throw Errors.unsupported("TABLE(" + call.routine().name().name()
                        + "(…)) over the rows of a table, with a function finalize: its partitions are Snowflake's");
            }
            List<SqlType> types = call.routine().columnTypes();
            List<@Nullable Object[]> rows = new ArrayList<>();
            for (long i = 0; i < given.getArraySize(); i++) {
                rows.add(row(given.getArrayElement(i), types, call));
            }
            return rows;
        });
    }

    private static @Nullable Object[] row(Value given, List<SqlType> types, HandlerCall call) {
        @Nullable Object[] cells = new @Nullable Object[types.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = JsValues.cell(given.getArrayElement(i), types.get(i), call);
        }
        return cells;
    }

    private static Object[] arguments(HandlerCall call) {
        List<SqlType> types = call.routine().parameterTypes();
        @Nullable Object[] raw = new @Nullable Object[types.size()];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = JsValues.raw(call.arguments().get(i), call.caller().zone());
        }
        return raw;
    }

    /** Ends with the statement: an endless loop is interrupted from outside. */
    private static <T extends @Nullable Object> T guarded(Context context, HandlerCall call, Supplier<T> work) {
        Cancellation cancellation = call.caller().cancellation();
        Runnable interrupt = () -> context.close(true);
        cancellation.begin(interrupt);
        try {
            return work.get();
        } catch (PolyglotException e) {
            throw JsErrors.translate(e, call);
        } finally {
            cancellation.end(interrupt);
        }
    }

    @Override
    public void close() {
        context.close(true);
    }
}
