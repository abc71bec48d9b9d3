package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import java.time.Duration;
import java.time.Instant;

/** How far a stream is consumed. Thread-safe. */
public final class StreamPosition implements Restorable {
    /** MAX_DATA_EXTENSION_TIME_IN_DAYS, where nobody sets it. */
    private static final int EXTENSION_DAYS = 14;

    /**
     * A moment in the life of a stream.
     *
     * @param offset changes that this includes are consumed
     * @param offsetTime when that was
     * @param initial whether the rows that were there at the offset are still to be given, before any change
     * @param read when it was consumed, or found empty, the last time
     */
    public record State(Snapshot offset, Instant offsetTime, boolean initial, Instant read) {}

    private State state;

    StreamPosition(Snapshot offset, Instant offsetTime, boolean initial) {
        state = new State(offset, offsetTime, initial, offsetTime);
    }

    private StreamPosition(State state) {
        this.state = state;
    }

    @Override
    public Runnable keep() {
        State kept = state();
        return () -> restore(kept);
    }

    private synchronized void restore(State kept) {
        state = kept;
    }

    public synchronized State state() {
        return state;
    }

    synchronized StreamPosition copy() {
        return new StreamPosition(state);
    }

    /** What was there up to {@code end} is consumed; of the initial rows only the rows that were there at the offset. */
    synchronized void advance(Snapshot end, Instant now) {
        state = state.initial()
                ? new State(state.offset(), state.offsetTime(), false, now)
                : new State(state.offset().or(end), now, false, now);
    }

    /** Nothing was there to consume: the stream stays fresh. */
    synchronized void foundEmpty(Instant now) {
        state = new State(state.offset(), state.offsetTime(), state.initial(), now);
    }

    /** When it will be stale, or became so. */
    public Instant staleAfter(int retentionDays) {
        return state().read().plus(Duration.ofDays(Math.max(EXTENSION_DAYS, retentionDays)));
    }
}
