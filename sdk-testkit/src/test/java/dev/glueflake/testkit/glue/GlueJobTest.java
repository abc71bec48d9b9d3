package dev.glueflake.testkit.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.MovableClock;
import dev.glueflake.testkit.aws.AwsExtension;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.JobBookmarkEntry;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;

class GlueJobTest {
    private static final MovableClock CLOCK = MovableClock.stoppedAt(Instant.parse("2024-11-20T12:00:00Z"));

    @RegisterExtension
    static final AwsExtension EXTENSION =
            AwsExtension.with(EmbeddedAws.builder().clock(CLOCK));

    private final EmbeddedAws aws;
    private final GlueClient glue;
    private final GlueControl control;

    GlueJobTest(EmbeddedAws aws, GlueClient glue) {
        this.aws = aws;
        this.glue = glue;
        this.control = aws.glueControl();
    }

    @Test
    void aRunCallsTheBodyAndMovesOnTheClock() {
        List<Map<String, String>> calls = new ArrayList<>();
        create(1, 0);
        control.job("j", calls::add);
        control.jobDurations(Duration.ofSeconds(5), Duration.ofSeconds(90));

        String id = start(Map.of("--day", "2024-11-20", "--mode", "own"));

        assertThat(calls).containsExactly(Map.of("--day", "2024-11-20", "--mode", "own", "--kept", "yes"));
        assertThat(state(id)).isEqualTo(JobRunState.STARTING);
        CLOCK.advance(Duration.ofSeconds(5));
        assertThat(state(id)).isEqualTo(JobRunState.RUNNING);
        assertThat(run(id).completedOn()).isNull();
        CLOCK.advance(Duration.ofSeconds(90));
        assertThat(state(id)).isEqualTo(JobRunState.SUCCEEDED);
        assertThat(run(id).executionTime()).isEqualTo(90);
        assertThat(run(id).arguments()).containsEntry("--mode", "own");
        assertThat(calls).hasSize(1);
    }

    @Test
    void theBodysExceptionFailsTheRun() {
        control.job("j", arguments -> {
            throw new IllegalStateException("no such table");
        });

        JobRun run = finished(start(Map.of()));

        assertThat(run.jobRunState()).isEqualTo(JobRunState.FAILED);
        assertThat(run.errorMessage()).isEqualTo("no such table");
    }

    @Test
    void aJobWithoutABodyFailsByName() {
        create(1, 0);

        assertThat(finished(start(Map.of())).errorMessage()).contains("The job j has no body");
    }

    @Test
    void aBodyMayUseTheEnvironmentItself() {
        control.job("j", arguments -> {
            aws.s3().createBucket(request -> request.bucket("made-by-job"));
            glue.createDatabase(request -> request.databaseInput(input -> input.name("made")));
        });

        assertThat(finished(start(Map.of())).jobRunState()).isEqualTo(JobRunState.SUCCEEDED);
        assertThat(aws.s3().listBuckets().buckets()).hasSize(1);
    }

    @Test
    void eachFinalStateCanBeScripted() {
        create(10, 0);
        for (String state : List.of("SUCCEEDED", "FAILED", "TIMEOUT", "STOPPED", "ERROR", "EXPIRED")) {
            control.nextRun("j").endsAs(state, "because");
            assertThat(finished(start(Map.of())).jobRunStateAsString()).isEqualTo(state);
        }
        assertThatThrownBy(() -> control.nextRun("j").endsAs("RUNNING", ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tooManyRunsAreRefusedOrQueued() {
        List<String> calls = new ArrayList<>();
        control.job("j", arguments -> calls.add("called"));
        String first = start(Map.of());

        assertThatThrownBy(() -> start(Map.of())).isInstanceOf(ConcurrentRunsExceededException.class);
        String queued = glue.startJobRun(request -> request.jobName("j").jobRunQueuingEnabled(true))
                .jobRunId();

        assertThat(state(queued)).isEqualTo(JobRunState.WAITING);
        assertThat(calls).hasSize(1);
        CLOCK.advance(Duration.ofSeconds(3));
        assertThat(state(first)).isEqualTo(JobRunState.SUCCEEDED);
        assertThat(state(queued)).isEqualTo(JobRunState.STARTING);
        assertThat(calls).hasSize(2);
        assertThat(finished(queued).jobRunState()).isEqualTo(JobRunState.SUCCEEDED);
    }

    @Test
    void aFailedRunIsRetriedByGlue() {
        create(1, 2);
        List<String> calls = new ArrayList<>();
        control.job("j", arguments -> {
            calls.add("called");
            if (calls.size() < 3) {
                throw new IllegalStateException("try " + calls.size());
            }
        });
        start(Map.of());
        CLOCK.advance(Duration.ofMinutes(1));

        List<JobRun> runs = glue.getJobRuns(request -> request.jobName("j")).jobRuns();

        assertThat(runs).extracting(JobRun::attempt).containsExactly(2, 1, 0);
        assertThat(runs).extracting(JobRun::jobRunStateAsString).containsExactly("SUCCEEDED", "FAILED", "FAILED");
        assertThat(runs.get(0).previousRunId()).isEqualTo(runs.get(1).id());
        assertThat(runs.get(1).previousRunId()).isEqualTo(runs.get(2).id());
    }

    @Test
    void aLongRunTimesOut() {
        control.job("j", arguments -> {});
        control.nextRun("j").takes(Duration.ofHours(1));
        String id =
                glue.startJobRun(request -> request.jobName("j").timeout(10)).jobRunId();
        CLOCK.advance(Duration.ofMinutes(9));
        assertThat(state(id)).isEqualTo(JobRunState.RUNNING);
        CLOCK.advance(Duration.ofMinutes(2));
        assertThat(state(id)).isEqualTo(JobRunState.TIMEOUT);
    }

    @Test
    void aRunIsStoppedAndTheOthersAreNamed() {
        control.job("j", arguments -> {});
        String id = start(Map.of());

        var stopped = glue.batchStopJobRun(request -> request.jobName("j").jobRunIds(id, "jr_none"));

        assertThat(stopped.successfulSubmissions()).hasSize(1);
        assertThat(stopped.errors()).singleElement().satisfies(error -> {
            assertThat(error.jobRunId()).isEqualTo("jr_none");
            assertThat(error.errorDetail().errorCode()).isEqualTo("EntityNotFoundException");
        });
        assertThat(state(id)).isEqualTo(JobRunState.STOPPING);
        assertThat(finished(id).jobRunState()).isEqualTo(JobRunState.STOPPED);
    }

    @Test
    void aStartWhoseAnswerIsLostHasStarted() {
        control.job("j", arguments -> {});
        aws.faults().on(AwsService.GLUE, "StartJobRun").dropAnswer(1);
        try (GlueClient once = aws.configure(GlueClient.builder())
                .overrideConfiguration(settings -> settings.retryStrategy(retry -> retry.maxAttempts(1)))
                .build()) {
            assertThatThrownBy(() -> once.startJobRun(request -> request.jobName("j")))
                    .isInstanceOf(SdkClientException.class);
        }

        assertThat(glue.getJobRuns(request -> request.jobName("j")).jobRuns()).hasSize(1);
    }

    @Test
    void jobsAreKeptAsTheyWereMade() {
        create(3, 1);

        assertThat(glue.getJob(request -> request.jobName("j"))
                        .job()
                        .executionProperty()
                        .maxConcurrentRuns())
                .isEqualTo(3);
        assertThat(glue.listJobs(request -> {}).jobNames()).containsExactly("j");
        glue.updateJob(request ->
                request.jobName("j").jobUpdate(update -> update.role("r2").maxRetries(5)));
        assertThat(glue.getJob(request -> request.jobName("j")).job().maxRetries())
                .isEqualTo(5);
        glue.deleteJob(request -> request.jobName("j"));
        assertThatThrownBy(() -> start(Map.of())).isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void endsArePublished() {
        control.job("j", arguments -> {});
        finished(start(Map.of()));

        assertThat(aws.events().recorded())
                .filteredOn(event -> event.contains("State Change"))
                .singleElement()
                .asString()
                .contains("Glue Job State Change", "SUCCEEDED");
    }

    @Test
    void everyAttemptsEndIsPublished() {
        create(10, 1);
        control.nextRun("j").failsWith("no");
        control.nextRun("j").endsAs("TIMEOUT", "");
        finished(start(Map.of()));
        control.nextRun("j").endsAs("ERROR", "inside");
        finished(start(Map.of()));

        assertThat(aws.events().recorded())
                .filteredOn(event -> event.contains("State Change"))
                .satisfiesExactlyInAnyOrder(
                        failed -> assertThat(failed).contains("\"severity\":\"ERROR\"", "\"message\":\"no\""),
                        late -> assertThat(late).contains("\"severity\":\"WARN\"", "Job run timed out", "_attempt_1"));
    }

    @Test
    void aBookmarkIsKeptByRunsThatSucceedWithTheOption() {
        control.job("j", arguments -> control.commitBookmark("j", "{\"upTo\":7}"));
        Map<String, String> enabled = Map.of("--job-bookmark-option", "job-bookmark-enable");
        assertThatThrownBy(this::bookmark).isInstanceOf(EntityNotFoundException.class);
        finished(start(Map.of("--job-bookmark-option", "job-bookmark-pause")));
        finished(start(Map.of()));
        assertThatThrownBy(this::bookmark).isInstanceOf(EntityNotFoundException.class);

        String first = start(enabled);
        finished(first);
        String second = start(enabled);
        finished(second);
        control.nextRun("j").failsWith("no");
        finished(start(enabled));

        assertThat(bookmark().version()).isEqualTo(2);
        assertThat(bookmark().runId()).isEqualTo(second);
        assertThat(bookmark().previousRunId()).isEqualTo(first);
        assertThat(bookmark().jobBookmark()).isEqualTo("{\"upTo\":7}");
        glue.resetJobBookmark(request -> request.jobName("j"));
        assertThat(bookmark().jobBookmark()).isEqualTo("{}");
        assertThat(bookmark().run()).isZero();
    }

    private JobBookmarkEntry bookmark() {
        return glue.getJobBookmark(request -> request.jobName("j")).jobBookmarkEntry();
    }

    @Test
    void aRunShowsItsWorkersAndTheFlexibleOneItsUnits() {
        glue.createJob(request -> request.name("j")
                .role("r")
                .command(command -> command.name("glueetl").scriptLocation("s3://b/s.py"))
                .glueVersion("4.0")
                .workerType("G.1X")
                .numberOfWorkers(2));
        control.job("j", arguments -> {});
        control.nextRun("j").takes(Duration.ofSeconds(30));
        String id = glue.startJobRun(request -> request.jobName("j")
                        .workerType("G.2X")
                        .numberOfWorkers(5)
                        .executionClass("FLEX"))
                .jobRunId();
        JobRun flexible = finished(id);
        JobRun plain = finished(start(Map.of()));

        assertThat(flexible.workerTypeAsString()).isEqualTo("G.2X");
        assertThat(flexible.dpuSeconds()).isEqualTo(300.0);
        assertThat(plain.numberOfWorkers()).isEqualTo(2);
        assertThat(plain.glueVersion()).isEqualTo("4.0");
        assertThat(plain.dpuSeconds()).isNull();
        assertThatThrownBy(() -> glue.startJobRun(
                        request -> request.jobName("j").maxCapacity(2.0).numberOfWorkers(5)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(
                        () -> glue.startJobRun(request -> request.jobName("j").workerType("XXL")))
                .hasMessageContaining("XXL");
    }

    @Test
    void manyJobsAreReadAtOnceAndThrottledByScript() {
        create(1, 0);
        var some = glue.batchGetJobs(request -> request.jobNames("j", "none"));
        assertThat(some.jobs()).hasSize(1);
        assertThat(some.jobsNotFound()).containsExactly("none");

        aws.faults().on(AwsService.GLUE, "GetJob").throttle(1);
        glue.getJob(request -> request.jobName("j"));
        assertThat(aws.callCount(AwsService.GLUE, "GetJob")).isEqualTo(2);
    }

    private void create(int concurrent, int retries) {
        glue.createJob(request -> request.name("j")
                .role("r")
                .command(command -> command.name("glueetl").scriptLocation("s3://b/s.py"))
                .defaultArguments(Map.of("--mode", "default", "--kept", "yes"))
                .executionProperty(property -> property.maxConcurrentRuns(concurrent))
                .maxRetries(retries));
    }

    private String start(Map<String, String> arguments) {
        return glue.startJobRun(request -> request.jobName("j").arguments(arguments))
                .jobRunId();
    }

    private JobRun finished(String id) {
        CLOCK.advance(Duration.ofMinutes(1));
        return run(id);
    }

    private JobRunState state(String id) {
        return run(id).jobRunState();
    }

    private JobRun run(String id) {
        return glue.getJobRun(request -> request.jobName("j").runId(id)).jobRun();
    }
}
