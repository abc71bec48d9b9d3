package dev.glueflake.glue.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is settled and checked before anything starts. */
class PipelineTest {
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void everyProblemIsToldAtOnceAndNothingStarts() {
        Pipeline pipeline = Pipeline.builder("nightly")
                .step(step("a").after("b").build())
                .step(step("b").after("c").build())
                .step(step("c").after("a").build())
                .step(step("twice").build())
                .step(step("twice").after("nowhere").build())
                .step(step("typed").input("rows", "twice", LocalDate.class).build())
                .step(step("parameterised")
                        .parameter("day", LocalDate.class)
                        .parameter("count", Integer.class)
                        .build())
                .build();

        assertThatThrownBy(() -> PipelineRunner.sequential().run(pipeline, Map.of("count", "three", "spare", 1)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("nightly")
                .hasMessageContaining("7 problems")
                .hasMessageContaining("a -> b -> c -> a")
                .hasMessageContaining("the id twice is used by more than one step")
                .hasMessageContaining("step twice follows nowhere, which is no step")
                .hasMessageContaining("step typed takes rows as LocalDate, but step twice gives Integer")
                .hasMessageContaining("no parameter day is given")
                .hasMessageContaining("count as Integer, but the parameter is of type String");
        assertThat(runs).hasValue(0);
    }

    @Test
    void aParameterThatNoStepTakesIsAProblem() {
        Pipeline pipeline = Pipeline.builder("p").step(step("a").build()).build();

        assertThatThrownBy(() -> pipeline.plan(Map.of("dya", "2026-01-01"))).hasMessageContaining("dya");
    }

    @Test
    void aStepThatFollowsItselfIsACycle() {
        Pipeline pipeline =
                Pipeline.builder("p").step(step("a").after("a").build()).build();

        assertThatThrownBy(pipeline::plan).hasMessageContaining("a -> a");
    }

    @Test
    void anEmptyPipelineIsAProblem() {
        assertThatThrownBy(() -> Pipeline.builder(" ").build().plan())
                .hasMessageContaining("no name")
                .hasMessageContaining("no steps");
    }

    @Test
    void aPlanOrdersPrintsAndGoesThroughJson() {
        Pipeline pipeline = Pipeline.builder("nightly")
                .step(step("last")
                        .input("rows", "first", Integer.class)
                        .parameter("day", LocalDate.class)
                        .onFailure(Step.OnFailure.STOP)
                        .optional()
                        .build())
                .step(step("first").build())
                .build();

        PipelinePlan plan = pipeline.plan(Map.of("day", LocalDate.of(2026, 1, 2)));

        assertThat(plan.steps()).extracting(PipelinePlan.PlannedStep::id).containsExactly("first", "last");
        assertThat(plan).hasToString("""
                        Pipeline nightly, 2 steps
                          first (function): counts
                          last (function): counts; after first; takes {rows=Integer of first, day=LocalDate parameter};\
                         on failure STOP; optional
                        """);
        assertThat(PipelinePlan.fromJson(plan.toJson())).isEqualTo(plan);
        assertThatThrownBy(() -> PipelinePlan.fromJson("{\"version\":1,\"name\":\"x\",\"steps\":[{}]}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"id\"");
    }

    @Test
    void aPlanDrawsItselfAndNoIdIsReadAsSyntax() {
        Pipeline pipeline = Pipeline.builder("p")
                .step(step("load \"x\"] --> end").build())
                .step(step("b").after("load \"x\"] --> end").build())
                .build();

        assertThat(pipeline.plan().toMermaid()).isEqualTo("""
                        flowchart LR
                          s1["load #34;x#34;#93; --#62; end<br/><i>function</i>"]
                          s2["b<br/><i>function</i>"]
                          s1 --> s2
                        """);
    }

    @Test
    void anUndeclaredInputIsNamed() {
        Pipeline pipeline = Pipeline.builder("p")
                .step("a", Steps.function("asks", String.class, context -> context.input("rows", String.class)))
                .build();

        PipelineResult result = PipelineRunner.sequential().run(pipeline);

        assertThat(result.step("a").message()).contains("a").contains("rows").contains("did not declare it");
        assertThat(List.of(result.step("a").state())).containsExactly(StepResult.State.FAILED);
    }

    private Step.Builder<Integer> step(String id) {
        return Step.builder(id, Steps.function("counts", Integer.class, context -> runs.incrementAndGet()));
    }
}
