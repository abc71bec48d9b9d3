package dev.glueflake.testkit.snowflake.internal.engine;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import org.jspecify.annotations.Nullable;

/** Ends a running statement from another thread: whoever does the work says how it is interrupted. Thread-safe. */
public final class Cancellation {
    private @Nullable SnowflakeException reason;
    private @Nullable Runnable interrupt;

    /** Cancels, once; the work in hand is interrupted and {@link #check()} throws {@code why} from now on. */
    public void cancel(SnowflakeException why) {
        Runnable running;
        synchronized (this) {
            if (reason != null) {
                return;
            }
            reason = why;
            running = interrupt;
        }
        if (running != null) {
            running.run();
        }
    }

    /** Says how the work that begins now is interrupted, until {@link #end()}. */
    public void begin(Runnable howToInterrupt) {
        synchronized (this) {
            interrupt = howToInterrupt;
        }
        check();
    }

    public synchronized void end() {
        interrupt = null;
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
