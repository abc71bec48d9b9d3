package dev.glueflake.glue.run;

import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.glue.run.JobResult.Attempt;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

/** The polls of one wait: follows a run, and the runs by which Glue retries it, to the end of the last one. */
final class JobWatch {
    /**
     * What one poll saw.
     *
     * @param run the run that is followed now
     * @param ended whether nothing more will happen
     */
    record View(JobRun run, boolean ended) {}

    private final JobApi api;
    private final JobHandle handle;
    private final Clock clock;
    private final Duration grace;
    private final List<Attempt> attempts = new ArrayList<>();
    private String runId;
    private @Nullable Instant failureSeen;

    JobWatch(JobApi api, JobHandle handle, Polling polling) {
        this.api = api;
        this.handle = handle;
        this.clock = polling.clock();
        this.grace = polling.grace();
        this.runId = handle.runId();
    }

    View poll() {
        JobRun run = api.run(runId).orElseThrow(this::deleted);
        return switch (state(run)) {
            case STARTING, RUNNING, STOPPING, WAITING -> new View(run, false);
            case SUCCEEDED, STOPPED, EXPIRED -> ended(run);
            case FAILED, TIMEOUT, ERROR -> retried(run);
            default -> throw unknownState(run);
        };
    }

    /** The run that was followed last. */
    String runId() {
        return runId;
    }

    static boolean isGoing(JobRun run) {
        return switch (state(run)) {
            case STARTING, RUNNING, STOPPING, WAITING -> true;
            default -> false;
        };
    }

    /** Returns the attempts that led to success and throws for every other end. */
    List<Attempt> successful(JobRun last) {
        if (last.jobRunState() == JobRunState.SUCCEEDED) {
            return List.copyOf(attempts);
        }
        Map<String, String> context = context(last.id());
        context.put("state", last.jobRunStateAsString());
        context.put("attempts", Integer.toString(attempts.size()));
        if (last.logGroupName() != null) {
            context.put("logGroup", last.logGroupName());
        }
        throw new PermanentException(
                "JOB_RUN_FAILED",
                "Run " + last.id() + " of job " + handle.job() + " ended with " + last.jobRunStateAsString()
                        + (attempts.size() > 1 ? " after " + attempts.size() + " attempts" : "")
                        + (last.errorMessage() == null ? "." : ": " + last.errorMessage()),
                context,
                null);
    }

    /** Glue retries a failed run by a new one that names it as its predecessor. */
    private View retried(JobRun run) {
        Optional<JobRun> next = api.find(handle.requestedAt(), later -> run.id().equals(later.previousRunId()));
        if (next.isPresent()) {
            attempts.add(attempt(run));
            runId = next.get().id();
            failureSeen = null;
            return new View(next.get(), false);
        }
        return retryMayFollow(run) ? new View(run, false) : ended(run);
    }

    private boolean retryMayFollow(JobRun run) {
        Instant now = clock.instant();
        if (failureSeen == null) {
            failureSeen = now;
        }
        int made = Objects.requireNonNullElse(run.attempt(), 0);
        return Duration.between(failureSeen, now).compareTo(grace) < 0
                && api.maxRetries().orElse(0) > made;
    }

    private View ended(JobRun run) {
        attempts.add(attempt(run));
        return new View(run, true);
    }

    private static Attempt attempt(JobRun run) {
        return new Attempt(run.id(), run.jobRunStateAsString(), Objects.requireNonNullElse(run.errorMessage(), ""));
    }

    private static JobRunState state(JobRun run) {
        return Objects.requireNonNullElse(run.jobRunState(), JobRunState.UNKNOWN_TO_SDK_VERSION);
    }

    private OutcomeUnknownException unknownState(JobRun run) {
        return new OutcomeUnknownException(
                "JOB_RUN_STATE_UNKNOWN",
                "Run " + run.id() + " of job " + handle.job() + " is in state " + run.jobRunStateAsString()
                        + ", which this release does not know.",
                run.id(),
                "look at the run in the Glue console, and use a newer release of this SDK.",
                context(run.id()),
                null);
    }

    private OutcomeUnknownException deleted() {
        return new OutcomeUnknownException(
                "JOB_RUN_GONE",
                "Glue has no run " + runId + " of job " + handle.job() + " any more: the job was deleted while its run"
                        + " was waited for.",
                runId,
                "look at what the job writes, or at its log group.",
                context(runId),
                null);
    }

    private Map<String, String> context(String run) {
        Map<String, String> context = new LinkedHashMap<>(api.context());
        context.put("runId", run);
        return context;
    }
}
