package dev.glueflake.glue.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.TransientException;
import dev.glueflake.core.waiting.WaitTimeoutException;
import dev.glueflake.testkit.aws.AwsService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.model.JobRunState;

class GlueJobRunnerTest {
    private static final GlueWorld WORLD = new GlueWorld();
    private static final String JOB = "job1";

    private final GlueJobRunner runner = WORLD.jobs();

    @BeforeEach
    void reset() {
        WORLD.reset();
        WORLD.job(JOB, 0);
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void aRunGetsItsArgumentsAndEnds() {
        Map<String, String> seen = new HashMap<>();
        WORLD.aws.glueControl().job(JOB, seen::putAll);

        JobPlan plan = runner.plan(JobCall.builder(JOB)
                .argument("SCHEMA", "raw")
                .argument("--ROLE", "etl")
                .build());
        JobResult result = runner.await(runner.start(plan));

        assertThat(seen).containsEntry("--SCHEMA", "raw").containsEntry("--ROLE", "etl");
        assertThat(seen).containsEntry("--glueflake-run-token", plan.runToken().value());
        assertThat(result.attempts()).extracting(JobResult.Attempt::state).containsExactly("SUCCEEDED");
        assertThat(result.runId()).isEqualTo(WORLD.runs(JOB).get(0).id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FAILED", "TIMEOUT", "STOPPED", "ERROR"})
    void onlySucceededIsSuccess(String state) {
        WORLD.aws.glueControl().nextRun(JOB).endsAs(state, "because of " + state);

        PermanentException failure = catchThrowableOfType(PermanentException.class, () -> runner.run(JobCall.of(JOB)));

        assertThat(failure.errorCode()).isEqualTo("JOB_RUN_FAILED");
        assertThat(failure)
                .hasMessageContaining(JOB)
                .hasMessageContaining(state)
                .hasMessageContaining("because of");
        assertThat(failure.context()).containsEntry("state", state).containsKey("runId");
    }

    @Test
    void gluesOwnRetryIsFollowed() {
        WORLD.job("flaky", 2);
        WORLD.aws.glueControl().nextRun("flaky").failsWith("first");
        WORLD.aws.glueControl().nextRun("flaky").failsWith("second");

        JobResult result = runner.run(JobCall.of("flaky"));

        assertThat(result.attempts())
                .extracting(JobResult.Attempt::state)
                .containsExactly("FAILED", "FAILED", "SUCCEEDED");
        assertThat(result.attempts()).extracting(JobResult.Attempt::error).containsExactly("first", "second", "");
        assertThat(result.attempts()).extracting(JobResult.Attempt::runId).doesNotHaveDuplicates();
        assertThat(WORLD.calls("StartJobRun")).isEqualTo(1);
    }

    @Test
    void aRunWhoseRetriesFailTooFailsWithTheLastReason() {
        WORLD.job("broken", 1);
        WORLD.aws.glueControl().nextRun("broken").failsWith("first");
        WORLD.aws.glueControl().nextRun("broken").failsWith("second");

        assertThatThrownBy(() -> runner.run(JobCall.of("broken")))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("2 attempts")
                .hasMessageContaining("second");
    }

    @Test
    void aStartWhoseAnswerIsLostIsFoundByItsTokenAndNotRepeated() {
        WORLD.aws.faults().on(AwsService.GLUE, "StartJobRun").dropAnswer(1);

        JobResult result = runner.run(JobCall.of(JOB));

        assertThat(WORLD.runs(JOB)).hasSize(1);
        assertThat(result.runId()).isEqualTo(WORLD.runs(JOB).get(0).id());
        assertThat(WORLD.calls("StartJobRun")).isEqualTo(1);
    }

    @Test
    void aStartThatLeavesNoTraceIsUnknownAndThePlanCanBeStartedAgain() {
        WORLD.aws.faults().on(AwsService.GLUE, "StartJobRun").resetBeforeExecution(1);
        JobPlan plan = runner.plan(JobCall.of(JOB));

        OutcomeUnknownException unknown = catchThrowableOfType(OutcomeUnknownException.class, () -> runner.start(plan));

        assertThat(unknown.operationId()).isEqualTo(plan.runToken().value());
        assertThat(unknown.howToFindOut()).contains("GetJobRuns").contains("--glueflake-run-token");
        assertThat(WORLD.elapsed()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
        assertThat(WORLD.calls("StartJobRun")).isEqualTo(1);

        runner.await(runner.start(plan));
        assertThat(WORLD.runs(JOB)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"InternalServiceException", "OperationTimeoutException"})
    void aFaultOfGlueItselfIsNoProofThatNothingWasStarted(String fault) {
        WORLD.aws.faults().on(AwsService.GLUE, "StartJobRun").error(fault, "scripted", 1);

        assertThatThrownBy(() -> runner.run(JobCall.of(JOB))).isInstanceOf(OutcomeUnknownException.class);
        assertThat(WORLD.calls("StartJobRun")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void e14AStartIsSentOnceAlsoByAClientThatRetries(int status) {
        WORLD.aws.faults().on(AwsService.GLUE, "StartJobRun").serverError(status, 1);
        GlueJobRunner defaults =
                GlueJobRunner.builder(WORLD.aws.glue()).polling(WORLD.polling).build();

        assertThatThrownBy(() -> defaults.run(JobCall.of(JOB))).isInstanceOf(OutcomeUnknownException.class);
        assertThat(WORLD.calls("StartJobRun")).isEqualTo(1);
    }

    @Test
    void e14AThrottledStartIsTriedAgain() {
        WORLD.aws.faults().on(AwsService.GLUE, "StartJobRun").throttle(2);

        runner.run(JobCall.of(JOB));

        assertThat(WORLD.runs(JOB)).hasSize(1);
    }

    @Test
    void aPlanStartsOneRunHoweverOftenItIsStarted() {
        JobPlan plan = runner.plan(JobCall.of(JOB));

        JobHandle first = runner.start(plan);
        JobHandle second = WORLD.jobs().start(JobPlan.fromJson(plan.toJson()));

        assertThat(second.runId()).isEqualTo(first.runId());
        assertThat(WORLD.runs(JOB)).hasSize(1);
    }

    @Test
    void aStartQueuesWhileTheJobRunsAsOftenAsItMay() {
        WORLD.aws.glueControl().nextRun(JOB).takes(Duration.ofMinutes(10));
        JobHandle other = runner.start(runner.plan(JobCall.of(JOB)));

        JobResult result = runner.run(JobCall.of(JOB));

        assertThat(result.runId()).isNotEqualTo(other.runId());
        assertThat(WORLD.elapsed()).isGreaterThan(Duration.ofMinutes(10));
        assertThat(WORLD.runs(JOB)).hasSize(2);
    }

    @Test
    void aStartCanFailWhileTheJobRunsAsOftenAsItMay() {
        runner.start(runner.plan(JobCall.of(JOB)));

        assertThatThrownBy(() -> runner.run(
                        JobCall.builder(JOB).whenRunning(WhenRunning.FAIL).build()))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining(JOB);
        assertThat(WORLD.runs(JOB)).hasSize(1);
    }

    @Test
    void aStartCanJoinARunWithTheSameArgumentsOnly() {
        JobHandle other = runner.start(
                runner.plan(JobCall.builder(JOB).argument("day", "1").build()));

        assertThatThrownBy(() -> runner.start(runner.plan(JobCall.builder(JOB)
                        .argument("day", "2")
                        .whenRunning(WhenRunning.JOIN)
                        .build())))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("other arguments");
        JobResult joined = runner.run(JobCall.builder(JOB)
                .argument("day", "1")
                .whenRunning(WhenRunning.JOIN)
                .build());
        assertThat(joined.runId()).isEqualTo(other.runId());
    }

    @Test
    void throttlingNeverEndsTheWait() {
        JobHandle handle = runner.start(runner.plan(JobCall.of(JOB)));
        WORLD.aws.faults().on(AwsService.GLUE, "GetJobRun").throttle(6);

        runner.await(handle);

        assertThat(WORLD.aws.faults().remaining()).isZero();
    }

    @Test
    void aWaitEndsAtItsDeadlineAndCanStopTheRun() {
        WORLD.aws.glueControl().nextRun(JOB).takes(Duration.ofDays(2));
        GlueJobRunner stopping = GlueJobRunner.builder(WORLD.glue)
                .polling(WORLD.polling)
                .stopAtDeadline(true)
                .build();

        assertThatThrownBy(() -> stopping.run(JobCall.of(JOB)))
                .isInstanceOf(WaitTimeoutException.class)
                .hasMessageContaining(JOB);
        WORLD.clock.advance(Duration.ofMinutes(1));
        assertThat(WORLD.runs(JOB).get(0).jobRunState()).isEqualTo(JobRunState.STOPPED);
    }

    @Test
    void e08TheHandleIsRecordedBeforeAnyWaitAndAnotherProcessCanWaitWithIt() {
        List<String> recorded = new ArrayList<>();
        GlueJobRunner recording = GlueJobRunner.builder(WORLD.glue)
                .polling(WORLD.polling)
                .recorder(handle -> recorded.add(handle.toJson()))
                .build();

        JobHandle handle = recording.start(recording.plan(JobCall.of(JOB)));

        assertThat(WORLD.elapsed()).isZero();
        assertThat(recorded).hasSize(1);
        JobResult result = WORLD.jobs().await(JobHandle.fromJson(recorded.get(0)));
        assertThat(result.handle()).isEqualTo(handle);
    }

    @Test
    void aJobThatIsDeletedWhileItsRunIsWaitedForIsUnknownAndNamed() {
        JobHandle handle = runner.start(runner.plan(JobCall.of(JOB)));
        WORLD.glue.deleteJob(request -> request.jobName(JOB));

        assertThatThrownBy(() -> runner.await(handle))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining(handle.runId())
                .hasMessageContaining("deleted");
    }

    @Test
    void anUnknownJobIsNamed() {
        assertThatThrownBy(() -> runner.run(JobCall.of("nobody")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("nobody");
    }

    @Test
    void aCallThatGlueCouldNotTakeIsRefusedAtOnce() {
        assertThatThrownBy(() -> JobCall.of("")).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> JobCall.builder(JOB).argument("a", "1").argument("--a", "2"))
                .hasMessageContaining("--a of job job1 is given twice");
        assertThatThrownBy(() -> JobCall.builder(JOB).argument("glueflake-run-token", "x"))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> JobCall.builder(JOB).timeout(Duration.ofSeconds(90)))
                .hasMessageContaining("whole minutes");
    }

    @Test
    void aPlanPrintsWithoutSecretsAndGoesThroughJson() {
        JobPlan plan = runner.plan(JobCall.builder(JOB)
                .argument("password", "canary-value")
                .timeout(Duration.ofMinutes(5))
                .build());

        assertThat(plan.toString())
                .contains("StartJobRun job1")
                .contains("PT5M")
                .doesNotContain("canary-value");
        assertThat(JobPlan.fromJson(plan.toJson())).isEqualTo(plan);
        assertThatThrownBy(() -> JobHandle.fromJson("[]")).isInstanceOf(ConfigurationException.class);
    }
}
