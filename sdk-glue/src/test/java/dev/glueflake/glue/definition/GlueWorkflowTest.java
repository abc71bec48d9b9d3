package dev.glueflake.glue.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.TransientException;
import dev.glueflake.glue.definition.WorkflowChanges.Action;
import dev.glueflake.glue.definition.WorkflowChanges.Change;
import dev.glueflake.glue.pipeline.Pipeline;
import dev.glueflake.glue.pipeline.Step;
import dev.glueflake.glue.pipeline.Step.OnFailure;
import dev.glueflake.glue.pipeline.StepAction;
import dev.glueflake.glue.pipeline.Steps;
import dev.glueflake.glue.run.GlueWorld;
import dev.glueflake.glue.run.JobCall;
import dev.glueflake.glue.run.WhenRunning;
import dev.glueflake.testkit.aws.AwsService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.TriggerType;
import software.amazon.awssdk.services.glue.model.WorkflowRun;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;

/** Workflows are made in the embedded Glue and run there. */
@Timeout(60)
class GlueWorkflowTest {
    private static final GlueWorld WORLD = new GlueWorld();

    @BeforeEach
    void reset() {
        WORLD.reset();
        List.of("job1", "job2", "job3").forEach(name -> WORLD.job(name, 0));
        List.of("crawler1", "crawler2", "crawler3").forEach(WORLD::crawler);
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static Step.Builder<?> job(String name, String... after) {
        return Step.builder("run " + name, Steps.job(WORLD.jobs(), JobCall.of(name)))
                .after(after);
    }

    private static Step.Builder<?> crawler(String name, String... after) {
        return Step.builder("run " + name, Steps.crawler(WORLD.crawlers(), name))
                .after(after);
    }

    private static Pipeline pipeline(Step.Builder<?>... steps) {
        Pipeline.Builder pipeline = Pipeline.builder("lake");
        List.of(steps).forEach(step -> pipeline.step(step.build()));
        return pipeline.build();
    }

    private static Pipeline oldPipeline() {
        return pipeline(
                job("job1"),
                crawler("crawler1", "run job1"),
                job("job2", "run crawler1"),
                crawler("crawler2", "run job2"));
    }

    private static WorkflowRun run() {
        String id = WORLD.glue.startWorkflowRun(request -> request.name("lake")).runId();
        WORLD.clock.advance(Duration.ofMinutes(10));
        return WORLD.glue
                .getWorkflowRun(request -> request.name("lake").runId(id))
                .run();
    }

    private static Map<String, Integer> ran() {
        Map<String, Integer> runs = new TreeMap<>();
        List.of("job1", "job2", "job3")
                .forEach(name -> runs.put(name, WORLD.runs(name).size()));
        List.of("crawler1", "crawler2", "crawler3")
                .forEach(name -> runs.put(name, WORLD.crawls(name).size()));
        runs.values().removeIf(count -> count == 0);
        return runs;
    }

    private static List<Action> actions(WorkflowChanges changes) {
        return changes.changes().stream().map(Change::action).toList();
    }

    @Test
    void e13APipelineRunsToItsEndAsAWorkflow() {
        WorkflowChanges made = GlueWorkflow.of(oldPipeline()).create(WORLD.glue);

        WorkflowRun ended = run();

        assertThat(actions(made)).containsOnly(Action.CREATE).hasSize(5);
        assertThat(ended.status()).isEqualTo(WorkflowRunStatus.COMPLETED);
        assertThat(ended.statistics().succeededActions()).isEqualTo(4);
        assertThat(ran()).containsOnlyKeys("job1", "crawler1", "job2", "crawler2");
    }

    @Test
    void e13NothingFollowsAFailedJobOrCrawl() {
        GlueWorkflow.of(oldPipeline()).create(WORLD.glue);
        WORLD.aws.glueControl().nextRun("job1").failsWith("no rows");
        assertThat(run().statistics().failedActions()).isEqualTo(1);
        assertThat(ran()).containsOnlyKeys("job1");

        WORLD.aws.glueControl().nextCrawl("crawler1").failsWith("no permission");
        assertThat(run().statistics().failedActions()).isEqualTo(1);
        assertThat(ran()).containsOnlyKeys("job1", "crawler1");
    }

    @Test
    void aStepWaitsForAllThatItFollows() {
        GlueWorkflow.of(pipeline(job("job1"), job("job2"), crawler("crawler1", "run job1", "run job2")))
                .create(WORLD.glue);
        WORLD.aws.glueControl().nextRun("job2").failsWith("no");

        run();
        assertThat(ran()).doesNotContainKey("crawler1");
        run();
        assertThat(ran()).containsEntry("crawler1", 1);
    }

    @Test
    void whatMayGoOnBehindAFailureGoesOn() {
        GlueWorkflow.of(pipeline(job("job1").onFailure(OnFailure.CONTINUE), crawler("crawler1", "run job1")))
                .create(WORLD.glue);
        WORLD.aws.glueControl().nextRun("job1").endsAs("TIMEOUT", "too slow");

        run();

        assertThat(ran()).containsEntry("crawler1", 1);
    }

    @Test
    void jobsAreGivenTheirArgumentsAndTimeouts() {
        JobCall call = JobCall.builder("job1")
                .argument("day", "2026-01-02")
                .timeout(Duration.ofMinutes(9))
                .build();
        GlueWorkflow.of(pipeline(Step.builder("raw", Steps.job(WORLD.jobs(), call))))
                .create(WORLD.glue);

        run();

        JobRun started = WORLD.runs("job1").get(0);
        assertThat(started.arguments()).containsEntry("--day", "2026-01-02");
        assertThat(started.timeout()).isEqualTo(9);
    }

    @Test
    void moreCrawlersThanATriggerStartsHaveSeveralTriggers() {
        GlueWorkflow workflow = GlueWorkflow.of(pipeline(
                job("job1"),
                crawler("crawler1", "run job1"),
                crawler("crawler2", "run job1"),
                crawler("crawler3", "run job1"),
                job("job2", "run job1")));
        workflow.create(WORLD.glue);

        run();

        assertThat(ran()).hasSize(5);
        assertThat(workflow)
                .hasToString("Glue workflow lake\n  on demand: job job1\n"
                        + "  after job1 SUCCEEDED: crawler crawler1, crawler crawler2, job job2\n"
                        + "  after job1 SUCCEEDED: crawler crawler3\n");
    }

    @Test
    void aWorkflowStartsByTheClock() {
        GlueWorkflow.builder(pipeline(job("job1")))
                .schedule("cron(0 4 * * ? *)")
                .build()
                .create(WORLD.glue);

        WORLD.clock.advance(Duration.ofHours(2));

        assertThat(ran()).containsEntry("job1", 1);
    }

    @Test
    void whatStandsIsLeftAloneTheSecondTime() {
        GlueWorkflow workflow = GlueWorkflow.builder(oldPipeline())
                .schedule("cron(0 4 * * ? *)")
                .build();
        workflow.create(WORLD.glue);
        WORLD.aws.faults().on(AwsService.GLUE, "CreateTrigger").error("Never", "again", 1);
        WORLD.aws.faults().on(AwsService.GLUE, "UpdateTrigger").error("Never", "again", 1);

        assertThat(workflow.changes(WORLD.glue).isEmpty()).isTrue();
        assertThat(actions(workflow.create(WORLD.glue))).containsOnly(Action.NONE);
    }

    @Test
    void aChangedPipelineChangesWhatDiffersAndKeepsWhatIsNotItsOwn() {
        GlueWorkflow.of(oldPipeline()).create(WORLD.glue);
        WORLD.glue.createTrigger(request -> request.name("mine")
                .workflowName("lake")
                .type(TriggerType.CONDITIONAL)
                .predicate(predicate -> predicate.conditions(
                        condition -> condition.jobName("job1").state("FAILED").logicalOperator("EQUALS")))
                .actions(action -> action.jobName("job3")));
        WORLD.glue.stopTrigger(request -> request.name("lake: after run crawler1"));
        GlueWorkflow changed = GlueWorkflow.builder(pipeline(
                        job("job1"),
                        crawler("crawler1", "run job1"),
                        crawler("crawler3", "run job1"),
                        job("job2", "run crawler1")))
                .schedule("cron(0 4 * * ? *)")
                .build();

        WorkflowChanges announced = changed.changes(WORLD.glue);
        WorkflowChanges made = changed.create(WORLD.glue);

        assertThat(made).isEqualTo(announced);
        assertThat(made.changes().stream().map(change -> change.action() + " " + change.part()))
                .containsExactly(
                        "NONE workflow",
                        "DELETE trigger lake: after run job2",
                        "DELETE trigger lake: start",
                        "CREATE trigger lake: start",
                        "UPDATE trigger lake: after run job1",
                        "ACTIVATE trigger lake: after run crawler1");
        assertThat(made.toString()).contains("was after job1 SUCCEEDED: crawler crawler1; is after job1 SUCCEEDED");
        assertThat(changed.changes(WORLD.glue).isEmpty()).isTrue();
        assertThat(WORLD.glue.getTriggers(request -> {}).triggers())
                .extracting(trigger -> trigger.name())
                .contains("mine");
        run();
        assertThat(ran()).containsKeys("job1", "crawler1", "crawler3", "job2");
    }

    @Test
    void whatWasCutOffIsCompletedByTheNextCall() {
        WORLD.aws.faults().on(AwsService.GLUE, "CreateTrigger").after(2).throttle(1);
        GlueWorkflow workflow = GlueWorkflow.of(oldPipeline());

        assertThatThrownBy(() -> workflow.create(WORLD.glue)).isInstanceOf(TransientException.class);
        workflow.create(WORLD.glue);

        assertThat(run().statistics().succeededActions()).isEqualTo(4);
    }

    @Test
    void aWorkflowThatIsNotOursIsNotTouched() {
        WORLD.glue.createWorkflow(request -> request.name("lake").description("by hand"));

        assertThatThrownBy(() -> GlueWorkflow.of(oldPipeline()).create(WORLD.glue))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("lake")
                .hasMessageContaining("not written from this pipeline");
        assertThat(WORLD.glue.getTriggers(request -> {}).triggers()).isEmpty();
    }

    @Test
    void aJobThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> GlueWorkflow.of(pipeline(job("absent"))).create(WORLD.glue))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("lake: start")
                .hasMessageContaining("absent");
    }

    @Test
    void everythingThatAWorkflowCannotExpressIsNamedAtOnce() {
        StepAction<String> function = Steps.function("count", String.class, context -> "");
        Pipeline pipeline = pipeline(
                crawler("crawler1"),
                crawler("crawler2"),
                crawler("crawler3"),
                Step.builder("again", Steps.crawler(WORLD.crawlers(), "crawler1"))
                        .after("run crawler1"),
                Step.builder("count", function).after("again"),
                Step.builder("named", function).function("f", Map.of()).after("again"),
                Step.builder(
                                "joined",
                                Steps.job(
                                        WORLD.jobs(),
                                        JobCall.builder("job1")
                                                .whenRunning(WhenRunning.JOIN)
                                                .build()))
                        .after("again")
                        .onFailure(OnFailure.CONTINUE),
                job("job2", "joined", "count").parameter("day", String.class),
                job("job3", "named").onFailure(OnFailure.STOP));

        assertThatThrownBy(() -> GlueWorkflow.of(pipeline))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot be written as a Glue workflow; it has 8 problems")
                .hasMessageContaining("steps run crawler1 and again run the same crawler crawler1")
                .hasMessageContaining("step count (function, count) is neither a Glue job nor a crawler")
                .hasMessageContaining("step named (function, count) is neither")
                .hasMessageContaining("step joined joins a run of its job")
                .hasMessageContaining("step run job2 takes day")
                .hasMessageContaining("step run job2 follows several steps (joined, count)")
                .hasMessageContaining("step run job3 stops the pipeline")
                .hasMessageContaining(
                        "the steps run crawler1, run crawler2, run crawler3 are crawlers that follow nothing");
    }

    @Test
    void aScheduleThatIsNoneIsRefused() {
        assertThatThrownBy(() -> GlueWorkflow.builder(oldPipeline()).schedule("every day"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("every day");
    }
}
