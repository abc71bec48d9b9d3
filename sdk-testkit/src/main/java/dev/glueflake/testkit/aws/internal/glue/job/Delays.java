package dev.glueflake.testkit.aws.internal.glue.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** In which states a run was when, or came into after, it was to be told that it takes long: each is told once. */
final class Delays {
    private static final Set<String> TOLD = Set.of("STARTING", "RUNNING", "STOPPING");

    private final Optional<Instant> due;
    private final Set<String> states = new HashSet<>();
    private final List<Delay> untold = new ArrayList<>();

    /** A state that was late at that time. */
    record Delay(String state, Instant at) {}

    Delays(Instant started, Optional<Duration> after) {
        this.due = after.map(started::plus);
    }

    /** Notes that a run was in a state from one time to another, where it may still be in it. */
    void notice(String state, Instant since, Instant until) {
        due.map(at -> at.isBefore(since) ? since : at)
                .filter(at -> TOLD.contains(state) && at.isBefore(until) && states.add(state))
                .ifPresent(at -> untold.add(new Delay(state, at)));
    }

    /** What is to be told now. */
    List<Delay> take() {
        List<Delay> taken = List.copyOf(untold);
        untold.clear();
        return taken;
    }
}
