package dev.glueflake.glue.run;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.TransientException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.JobRun;

/** One start of a job's run: looks its token up, asks Glue once, and looks it up again where the answer is lost. */
final class JobStart {
    private final JobApi api;
    private final JobPlan plan;
    private final Clock clock;
    private final Duration grace;
    private final String what;
    private @Nullable SdkException lost;
    private Instant requestedAt;

    JobStart(JobApi api, JobPlan plan, Polling polling) {
        this.api = api;
        this.plan = plan;
        this.clock = polling.clock();
        this.grace = polling.grace();
        this.what = "Starting job " + plan.call().job();
        this.requestedAt = clock.instant();
    }

    /** Empty when it is to be tried again later. */
    Optional<JobHandle> attempt() {
        Optional<JobRun> own = api.findByToken(plan);
        if (own.isPresent()) {
            return own.map(run -> handle(run.id()));
        }
        if (lost != null) {
            return stillLost(lost);
        }
        requestedAt = clock.instant();
        try {
            return Optional.of(handle(api.start(plan)));
        } catch (ConcurrentRunsExceededException full) {
            return full(full);
        } catch (EntityNotFoundException absent) {
            throw new ConfigurationException(
                    "JOB_NOT_FOUND",
                    "Glue has no job " + plan.call().job()
                            + " in the client's account and region: correct the name, or create the job.",
                    api.context(),
                    absent);
        } catch (SdkException failure) {
            if (!GlueCalls.isAmbiguous(failure)) {
                throw api.failed(what, failure);
            }
            lost = failure;
            return Optional.empty();
        }
    }

    private Optional<JobHandle> stillLost(SdkException failure) {
        if (Duration.between(requestedAt, clock.instant()).compareTo(grace) < 0) {
            return Optional.empty();
        }
        GlueflakeException cause = api.failed(what, failure);
        throw new OutcomeUnknownException(
                "JOB_START_UNKNOWN",
                "The answer to StartJobRun of job " + plan.call().job() + " was lost (" + cause.getMessage()
                        + ") and no run with its token has shown up within " + grace + ".",
                plan.runToken().value(),
                "look in GetJobRuns for a run whose argument " + JobCall.TOKEN
                        + " has that value; start the same JobPlan again, which does so first.",
                api.context(),
                failure);
    }

    private Optional<JobHandle> full(ConcurrentRunsExceededException full) {
        return switch (plan.call().whenRunning()) {
            case QUEUE -> Optional.empty();
            case FAIL ->
                throw new TransientException(
                        "JOB_CONCURRENT_RUNS_EXCEEDED",
                        "Job " + plan.call().job() + " was not started because it runs as often as it may."
                                + " Wait, raise its maximum concurrency, or start with WhenRunning.QUEUE.",
                        api.context(),
                        full);
            case JOIN -> join(full);
        };
    }

    private Optional<JobHandle> join(ConcurrentRunsExceededException full) {
        Optional<JobRun> running = api.find(Instant.EPOCH, run -> JobWatch.isGoing(run));
        if (running.isPresent()
                && !withoutToken(running.get()).equals(plan.call().arguments())) {
            throw new PermanentException(
                    "JOB_RUN_NOT_JOINABLE",
                    "Run " + running.get().id() + " of job " + plan.call().job()
                            + " is going with other arguments, so it was not joined. Start with WhenRunning.QUEUE.",
                    api.context(),
                    full);
        }
        return running.map(run -> handle(run.id()));
    }

    private static Map<String, String> withoutToken(JobRun run) {
        Map<String, String> arguments = new HashMap<>(run.arguments());
        arguments.remove(JobCall.TOKEN);
        return arguments;
    }

    private JobHandle handle(String runId) {
        return new JobHandle(plan.call().job(), runId, plan.runToken(), requestedAt);
    }
}
