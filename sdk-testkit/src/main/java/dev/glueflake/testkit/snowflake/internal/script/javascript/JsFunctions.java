package dev.glueflake.testkit.snowflake.internal.script.javascript;

import dev.glueflake.testkit.snowflake.internal.script.handler.ForeignRoutine;
import dev.glueflake.testkit.snowflake.internal.script.handler.HandlerCall;
import java.time.ZoneId;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The functions that a statement calls, ready to be called again: a context is used by one thread at a time. Thread-safe. */
final class JsFunctions {
    private final Map<Key, Deque<JsFunction>> idle = new ConcurrentHashMap<>();

    private record Key(ForeignRoutine routine, ZoneId zone, boolean eachRow) {}

    static JsFunctions of(HandlerCall call) {
        return call.caller().cancellation().part(JsFunctions.class, JsFunctions::new);
    }

    /** What the work gives; after a failure the context is not used again. */
    <T extends @Nullable Object> T with(HandlerCall call, BiFunction<JsFunction, HandlerCall, T> work) {
        Key key = new Key(call.routine(), call.caller().zone(), call.eachRow());
        Deque<JsFunction> ready = idle.computeIfAbsent(key, any -> new ConcurrentLinkedDeque<>());
        JsFunction waiting = ready.poll();
        JsFunction function = waiting == null ? JsFunction.function(call) : waiting;
        T result = work.apply(function, call);
        ready.push(function);
        return result;
    }
}
