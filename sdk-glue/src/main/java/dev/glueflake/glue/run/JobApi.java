package dev.glueflake.glue.run;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.PermanentException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchStopJobRunError;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GetJobRunsResponse;
import software.amazon.awssdk.services.glue.model.JobRun;

/** The calls of Glue about one job's runs. */
final class JobApi {
    private static final Logger LOG = LoggerFactory.getLogger(JobApi.class);
    /** Runs come newest first; pages of runs that are this much older than the plan are not read. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private final GlueClient glue;
    private final String job;

    JobApi(GlueClient glue, String job) {
        this.glue = glue;
        this.job = job;
    }

    /** Sent once; throws what the SDK throws. */
    String start(JobPlan plan) {
        Map<String, String> arguments = new LinkedHashMap<>(plan.call().arguments());
        arguments.put(JobCall.TOKEN, plan.runToken().value());
        return glue.startJobRun(request -> {
                    request.jobName(job).arguments(arguments).overrideConfiguration(GlueCalls::once);
                    plan.call().timeout().ifPresent(limit -> request.timeout((int) limit.toMinutes()));
                })
                .jobRunId();
    }

    /** Empty when Glue has no such run. */
    Optional<JobRun> run(String runId) {
        return GlueCalls.read("Reading run " + runId + " of job " + job, context(), () -> {
            try {
                return Optional.of(
                        glue.getJobRun(request -> request.jobName(job).runId(runId))
                                .jobRun());
            } catch (EntityNotFoundException absent) {
                return Optional.empty();
            }
        });
    }

    Optional<JobRun> findByToken(JobPlan plan) {
        String token = plan.runToken().value();
        // A retry of Glue's own has the same arguments; the run that was started is the one without a predecessor.
        return find(
                plan.runToken().timestamp(),
                run -> run.previousRunId() == null
                        && token.equals(run.arguments().get(JobCall.TOKEN)));
    }

    /** The first match, among all runs that may have started after that time. */
    Optional<JobRun> find(Instant since, Predicate<JobRun> wanted) {
        return GlueCalls.read("Reading the runs of job " + job, context(), () -> {
            try {
                return search(since.minus(CLOCK_SKEW), wanted);
            } catch (EntityNotFoundException absent) {
                return Optional.empty();
            }
        });
    }

    /** Empty when the job cannot be read. */
    OptionalInt maxRetries() {
        try {
            Integer retries = glue.getJob(request -> request.jobName(job)).job().maxRetries();
            return OptionalInt.of(retries == null ? 0 : retries);
        } catch (SdkException failure) {
            LOG.debug("Job {} cannot be read: {}", job, failure.getMessage());
            return OptionalInt.empty();
        }
    }

    void stop(String runId) {
        List<BatchStopJobRunError> errors =
                GlueCalls.read("Stopping run " + runId + " of job " + job, context(), () -> glue.batchStopJobRun(
                                request -> request.jobName(job).jobRunIds(runId))
                        .errors());
        if (!errors.isEmpty()) {
            throw new PermanentException(
                    "JOB_RUN_NOT_STOPPED",
                    "Run " + runId + " of job " + job + " was not stopped: "
                            + errors.get(0).errorDetail().errorMessage(),
                    context(),
                    null);
        }
    }

    GlueflakeException failed(String what, SdkException failure) {
        return GlueCalls.failed(what, context(), failure);
    }

    Map<String, String> context() {
        return Map.of("job", job);
    }

    private Optional<JobRun> search(Instant oldest, Predicate<JobRun> wanted) {
        for (GetJobRunsResponse page : glue.getJobRunsPaginator(request -> request.jobName(job))) {
            Optional<JobRun> found = page.jobRuns().stream().filter(wanted).findFirst();
            if (found.isPresent()) {
                return found;
            }
            if (page.jobRuns().stream().allMatch(run -> startedBefore(run, oldest))) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static boolean startedBefore(JobRun run, Instant time) {
        return run.startedOn() != null && run.startedOn().isBefore(time);
    }
}
