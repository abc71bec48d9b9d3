package dev.glueflake.testkit.aws.internal.glue.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One run of a job: its state moves with the clock. Guarded by the book's lock. */
final class JobRun {
    private static final Duration STOPPING = Duration.ofSeconds(1);
    private static final Set<String> OCCUPYING = Set.of("STARTING", "RUNNING", "STOPPING");

    final String id;
    final String job;
    final int attempt;
    final String previousId;
    /** What the start said of the run, as it said it. */
    final Start start;

    final Instant startedOn;
    final RunPlan plan;
    private String state;
    private Instant since;
    private Instant admitted;
    boolean bodyCalled;
    private @Nullable RunOutcome outcome;
    private String message = "";
    private final Delays delays;

    JobRun(Id id, Start start, RunPlan plan, Instant now, boolean waiting) {
        this.id = id.run;
        this.job = id.job;
        this.attempt = id.attempt;
        this.previousId = id.previous;
        this.start = start;
        this.plan = plan;
        this.startedOn = now;
        this.since = now;
        this.admitted = now;
        this.state = waiting ? "WAITING" : "STARTING";
        this.delays = new Delays(now, Capacity.notifyAfter(start.shown()));
    }

    /** Which run of which job. */
    record Id(String job, String run, int attempt, String previous) {}

    /**
     * The settings of a start.
     *
     * @param arguments its own, without the job's
     * @param shown what it says of workers and notifications, shown as it came
     * @param by the trigger that made it, if one did
     */
    record Start(Map<String, String> arguments, int timeoutMinutes, ObjectNode shown, StartedBy by) {}

    /** The id of the first attempt. */
    String firstId() {
        return id.replaceFirst("_attempt_\\d+$", "");
    }

    String state() {
        return state;
    }

    String message() {
        return message;
    }

    Instant since() {
        return since;
    }

    Optional<Instant> completedOn() {
        return ended() ? Optional.of(since) : Optional.empty();
    }

    /** Seconds of work, 0 until the end. */
    long executionSeconds() {
        return ended()
                ? Math.max(
                        0,
                        Duration.between(admitted.plus(plan.starting()), since).toSeconds())
                : 0;
    }

    boolean occupies() {
        return OCCUPYING.contains(state);
    }

    boolean waiting() {
        return state.equals("WAITING");
    }

    boolean ended() {
        return !occupies() && !waiting();
    }

    void admit(Instant now) {
        state = "STARTING";
        since = now;
        admitted = now;
    }

    /** A run that waits ends at once if its script says that it expires. */
    void expireIfScripted() {
        plan.outcome().filter(it -> it.state().equals("EXPIRED")).ifPresent(it -> end(it, since));
    }

    void setOutcome(RunOutcome result) {
        outcome = result;
    }

    void stop(Instant now) {
        if (waiting()) {
            end(new RunOutcome("STOPPED", ""), now);
        } else {
            enter("STOPPING", now);
        }
    }

    /** Takes the steps that are due; true if the run ended by it. */
    boolean advance(Instant now) {
        if (state.equals("STARTING") && !now.isBefore(admitted.plus(plan.starting()))) {
            enter("RUNNING", admitted.plus(plan.starting()));
        }
        if (state.equals("STOPPING") && !now.isBefore(since.plus(STOPPING))) {
            end(new RunOutcome("STOPPED", ""), since.plus(STOPPING));
            return true;
        }
        boolean ends = state.equals("RUNNING") && endIfDue(now);
        delays.notice(state, since, now);
        return ends;
    }

    /** What is to be told of states that take long. */
    List<Delays.Delay> delays() {
        return delays.take();
    }

    private void enter(String next, Instant at) {
        delays.notice(state, since, at);
        state = next;
        since = at;
    }

    private boolean endIfDue(Instant now) {
        Duration limit = Duration.ofMinutes(start.timeoutMinutes);
        if (plan.running().compareTo(limit) > 0 && !now.isBefore(since.plus(limit))) {
            end(
                    new RunOutcome("TIMEOUT", "Job run timed out after " + start.timeoutMinutes + " minutes."),
                    since.plus(limit));
            return true;
        }
        if (outcome == null || now.isBefore(since.plus(plan.running()))) {
            return false;
        }
        end(outcome, since.plus(plan.running()));
        return true;
    }

    private void end(RunOutcome result, Instant at) {
        enter(result.state(), at);
        message = result.message();
    }
}
