package dev.glueflake.testkit.aws.internal.glue.job;

import dev.glueflake.testkit.glue.RunScript;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** How a run goes, as scripted or by default. */
final class RunPlan implements RunScript {
    private static final Set<String> FINAL = Set.of("SUCCEEDED", "FAILED", "TIMEOUT", "STOPPED", "ERROR", "EXPIRED");

    private Duration starting;
    private Duration running;
    private Optional<RunOutcome> outcome = Optional.empty();

    RunPlan(Duration starting, Duration running) {
        this.starting = starting;
        this.running = running;
    }

    @Override
    public synchronized RunScript takes(Duration duration) {
        running = notNegative(duration);
        return this;
    }

    @Override
    public synchronized RunScript startsAfter(Duration duration) {
        starting = notNegative(duration);
        return this;
    }

    @Override
    public RunScript failsWith(String message) {
        return endsAs("FAILED", message);
    }

    @Override
    public synchronized RunScript endsAs(String state, String message) {
        if (!FINAL.contains(state)) {
            throw new IllegalArgumentException("No job run ends in state '" + state + "'; give one of " + FINAL);
        }
        outcome = Optional.of(new RunOutcome(state, message));
        return this;
    }

    synchronized Duration starting() {
        return starting;
    }

    synchronized Duration running() {
        return running;
    }

    synchronized Optional<RunOutcome> outcome() {
        return outcome;
    }

    static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("A duration cannot be negative: " + duration);
        }
        return duration;
    }
}
