package dev.glueflake.testkit.snowflake.internal.script.foreign;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.script.handler.Caller;
import dev.glueflake.testkit.snowflake.internal.script.handler.InnerStatements;
import java.lang.ref.WeakReference;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The statements that call functions, by a key that a statement's SQL carries: the engine calls a function from threads of its
 * own that know nothing else of it. A statement is forgotten with its cancellation. Thread-safe.
 */
public final class Callers {
    private final Map<String, WeakReference<Caller>> all = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();

    /** The keys of one statement, one for each time zone that it has had. */
    private record Keys(Map<ZoneId, String> byZone, Map<String, Caller> alive) {}

    /** The key of a statement. */
    public String key(ZoneId zone, Cancellation cancellation) {
        Keys keys = cancellation.part(Keys.class, () -> new Keys(new ConcurrentHashMap<>(), new ConcurrentHashMap<>()));
        return keys.byZone().computeIfAbsent(zone, any -> {
            Caller caller = new Caller(zone, cancellation, InnerStatements.NONE);
            String key = String.valueOf(last.incrementAndGet());
            keys.alive().put(key, caller);
            all.values().removeIf(reference -> reference.get() == null);
            all.put(key, new WeakReference<>(caller));
            return key;
        });
    }

    Caller require(String key) {
        WeakReference<Caller> reference = all.get(key);
        Caller caller = reference == null ? null : reference.get();
        if (caller == null) {
            throw new IllegalStateException("the statement " + key + " that calls a function is over");
        }
        return caller;
    }
}
