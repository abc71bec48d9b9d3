package dev.glueflake.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A clock that a test moves: it runs with the machine's clock until it is stopped, and jumps when told to.
 *
 * <p>Clocks of other zones made by {@link #withZone(ZoneId)} move with this one. Thread-safe.
 */
public final class MovableClock extends Clock {
    private final State state;
    private final ZoneId zone;

    private MovableClock(State state, ZoneId zone) {
        this.state = state;
        this.zone = zone;
    }

    /**
     * Makes a clock that shows the present time and runs.
     *
     * @return the clock, in UTC
     */
    public static MovableClock running() {
        return new MovableClock(new State(null), ZoneOffset.UTC);
    }

    /**
     * Makes a clock that stands still until it is moved.
     *
     * @param at what it shows
     * @return the clock, in UTC
     */
    public static MovableClock stoppedAt(Instant at) {
        return new MovableClock(new State(at), ZoneOffset.UTC);
    }

    /**
     * Moves the clock by some time; it goes on running or standing as before.
     *
     * @param by how far, negative for back
     */
    public void advance(Duration by) {
        synchronized (state) {
            state.offset = state.offset.plus(by);
            state.stopped = state.stopped == null ? null : state.stopped.plus(by);
        }
    }

    /**
     * Makes the clock show another time; it goes on running or standing as before.
     *
     * @param to what it shows from now on
     */
    public void set(Instant to) {
        advance(Duration.between(instant(), to));
    }

    /** Stops the clock where it is. */
    public void stop() {
        synchronized (state) {
            state.stopped = instant();
        }
    }

    /** Lets a stopped clock run on from what it shows. */
    public void run() {
        synchronized (state) {
            Instant shown = instant();
            state.stopped = null;
            state.offset = Duration.between(Clock.systemUTC().instant(), shown);
        }
    }

    /**
     * Keeps how the clock stands to the machine's time now.
     *
     * @return puts it back to that: running as far from the machine's time as now, or standing where it stands now; as often as
     *     it is run
     */
    public Runnable keep() {
        synchronized (state) {
            Duration offset = state.offset;
            Instant stopped = state.stopped;
            return () -> {
                synchronized (state) {
                    state.offset = offset;
                    state.stopped = stopped;
                }
            };
        }
    }

    /** Puts the clock back to how it was made: running with the machine's time, or standing where it stood. */
    public void reset() {
        synchronized (state) {
            state.stopped = state.initial;
            state.offset = Duration.ZERO;
        }
    }

    @Override
    public Instant instant() {
        synchronized (state) {
            return state.stopped == null ? Clock.systemUTC().instant().plus(state.offset) : state.stopped;
        }
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new MovableClock(state, other);
    }

    private static final class State {
        private final @Nullable Instant initial;
        private Duration offset = Duration.ZERO;
        private @Nullable Instant stopped;

        State(@Nullable Instant initial) {
            this.initial = initial;
            this.stopped = initial;
        }
    }
}
