package dev.glueflake.testkit.snowflake.internal.engine;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Ends a running statement from another thread: whoever does a part of the work says how that is interrupted. Parts may lie
 * inside each other, and beside each other in several threads. Thread-safe.
 */
public final class Cancellation {
    private final List<Runnable> interrupts = new ArrayList<>();
    private final Map<Class<?>, Object> kept = new HashMap<>();
    private @Nullable SnowflakeException reason;

    /** Cancels, once; the work in hand is interrupted, the innermost first, and {@link #check()} throws {@code why} from now on. */
    public void cancel(SnowflakeException why) {
        List<Runnable> running;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            running = new ArrayList<>(interrupts);
        }
        Collections.reverse(running);
        running.forEach(Runnable::run);
    }

    /** Says how the work that begins now is interrupted, until {@link #end} of the same; throws where this was cancelled. */
    public void begin(Runnable howToInterrupt) {
        synchronized (this) {
            if (reason == null) {
                interrupts.add(howToInterrupt);
            }
        }
        check();
    }

    public synchronized void end(Runnable howToInterrupt) {
        interrupts.removeIf(interrupt -> interrupt == howToInterrupt);
    }

    /** What another layer keeps for as long as the statement lives, by its class; made at the first call. */
    public synchronized <T> T part(Class<T> type, Supplier<T> maker) {
        return type.cast(kept.computeIfAbsent(type, key -> maker.get()));
    }

    /** Throws the reason where this was cancelled. */
    public void check() {
        SnowflakeException why;
        synchronized (this) {
            why = reason;
        }
        if (why != null) {
            throw why;
        }
    }
}
