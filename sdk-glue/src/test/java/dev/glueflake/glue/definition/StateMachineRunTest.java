package dev.glueflake.glue.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.glue.pipeline.Pipeline;
import dev.glueflake.glue.pipeline.PipelineResult;
import dev.glueflake.glue.pipeline.PipelineRunner;
import dev.glueflake.glue.pipeline.Step;
import dev.glueflake.glue.pipeline.Step.OnFailure;
import dev.glueflake.glue.pipeline.StepAction;
import dev.glueflake.glue.pipeline.Steps;
import dev.glueflake.glue.run.GlueWorld;
import dev.glueflake.glue.run.JobCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** One pipeline, run in process and by its state machine, comes to the same. */
@Timeout(120)
class StateMachineRunTest {
    private static final GlueWorld WORLD = new GlueWorld();
    private static final Executions EXECUTIONS = new Executions(WORLD);

    @BeforeEach
    void reset() {
        WORLD.reset();
        List.of("job1", "job2", "job3").forEach(name -> WORLD.job(name, 0));
        List.of("crawler1", "crawler2").forEach(WORLD::crawler);
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void e12AllStepsSucceed() {
        Map<String, String> states = sameBothWays(StateMachineRunTest::oldPipeline, () -> {});

        assertThat(states.values()).containsOnly("SUCCEEDED").hasSize(4);
    }

    @Test
    void e12WhatFollowsAFailedJobIsSkipped() {
        Map<String, String> states = sameBothWays(
                StateMachineRunTest::oldPipeline,
                () -> WORLD.aws.glueControl().nextRun("job1").failsWith("no rows"));

        assertThat(states.values()).containsExactly("FAILED", "SKIPPED", "SKIPPED", "SKIPPED");
    }

    @Test
    void e01AFailedCrawlIsNoSuccess() {
        Map<String, String> states = sameBothWays(
                StateMachineRunTest::oldPipeline,
                () -> WORLD.aws.glueControl().nextCrawl("crawler1").failsWith("no permission"));

        assertThat(states.values()).containsExactly("SUCCEEDED", "FAILED", "SKIPPED", "SKIPPED");
    }

    @Test
    void stepsBesideAFailedOneGoOnToTheirEnd() {
        Map<String, String> states = sameBothWays(
                StateMachineRunTest::diamond,
                () -> WORLD.aws.glueControl().nextRun("job2").failsWith("disk full"));

        assertThat(states)
                .containsEntry("left", "FAILED")
                .containsEntry("right", "SUCCEEDED")
                .containsEntry("behind right", "SUCCEEDED")
                .containsEntry("behind both", "SKIPPED");
    }

    @Test
    void whatMayGoOnBehindAFailureGoesOn() {
        Map<String, String> states = sameBothWays(
                () -> Pipeline.builder("goes-on")
                        .step(Step.builder("first", job("job1"))
                                .onFailure(OnFailure.CONTINUE)
                                .optional()
                                .build())
                        .step(after("second", job("job2"), "first"))
                        .build(),
                () -> WORLD.aws.glueControl().nextRun("job1").endsAs("TIMEOUT", "too slow"));

        assertThat(states.values()).containsExactly("FAILED", "SUCCEEDED");
    }

    @Test
    void aStepThatStopsThePipelineCancelsWhatIsLeft() {
        Map<String, String> states = sameBothWays(
                () -> Pipeline.builder("stops")
                        .step(Step.builder("first", job("job1"))
                                .onFailure(OnFailure.STOP)
                                .build())
                        .step(after("second", job("job2"), "first"))
                        .step(after("third", job("job3"), "second"))
                        .build(),
                () -> WORLD.aws.glueControl().nextRun("job1").failsWith("no"));

        assertThat(states.values()).containsExactly("FAILED", "CANCELLED", "CANCELLED");
    }

    private Map<String, String> sameBothWays(Supplier<Pipeline> pipeline, Runnable script) {
        script.run();
        PipelineResult inProcess =
                PipelineRunner.builder(Runnable::run).clock(WORLD.clock).build().run(pipeline.get());
        Map<String, String> expected = new LinkedHashMap<>();
        inProcess.steps().forEach(step -> expected.put(step.id(), step.state().name()));

        reset();
        script.run();
        DescribeExecutionResponse execution = EXECUTIONS.run(StateMachineDefinition.of(pipeline.get()), "{}");

        assertThat(Executions.states(execution)).as(execution.toString()).containsExactlyEntriesOf(expected);
        assertThat(execution.status() == ExecutionStatus.SUCCEEDED)
                .as(execution.toString())
                .isEqualTo(inProcess.succeeded());
        return expected;
    }

    private static Pipeline oldPipeline() {
        return Pipeline.builder("customers")
                .step("raw", job("job1"))
                .step(after("raw table", crawler("crawler1"), "raw"))
                .step(after("cleansed", job("job2"), "raw table"))
                .step(after("cleansed table", crawler("crawler2"), "cleansed"))
                .build();
    }

    private static Pipeline diamond() {
        return Pipeline.builder("diamond")
                .step("start", job("job1"))
                .step(after("left", job("job2"), "start"))
                .step(after("right", job("job3"), "start"))
                .step(after("behind right", crawler("crawler1"), "right"))
                .step(after("behind both", crawler("crawler2"), "left", "behind right"))
                .build();
    }

    private static StepAction<?> job(String name) {
        return Steps.job(WORLD.jobs(), JobCall.of(name));
    }

    private static StepAction<?> crawler(String name) {
        return Steps.crawler(WORLD.crawlers(), name);
    }

    private static Step<?> after(String id, StepAction<?> action, String... before) {
        return Step.builder(id, action).after(before).build();
    }
}
