package dev.glueflake.glue.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.core.ConfigurationException;
import dev.glueflake.glue.pipeline.Pipeline;
import dev.glueflake.glue.pipeline.PipelinePlan;
import dev.glueflake.glue.pipeline.Step;
import dev.glueflake.glue.pipeline.Step.OnFailure;
import dev.glueflake.glue.pipeline.Steps;
import dev.glueflake.glue.run.CrawlerRunner;
import dev.glueflake.glue.run.GlueJobRunner;
import dev.glueflake.glue.run.JobCall;
import dev.glueflake.glue.run.WhenRunning;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;

/** What is written, and what is refused, before any service sees it. */
class StateMachineDefinitionTest {
    private final GlueClient glue = GlueClient.builder()
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
    private final GlueJobRunner jobs = GlueJobRunner.of(glue);

    private static Step.Builder<String> function(String id) {
        return Step.builder(id, Steps.function("count " + id, String.class, context -> ""));
    }

    private static Pipeline pipeline(Step<?>... steps) {
        Pipeline.Builder pipeline = Pipeline.builder("nightly");
        for (Step<?> step : steps) {
            pipeline.step(step);
        }
        return pipeline.build();
    }

    @Test
    void samePipelineSameText() {
        Pipeline pipeline = pipeline(
                Step.of("raw", Steps.job(jobs, JobCall.of("job1"))),
                Step.of("table", Steps.crawler(CrawlerRunner.of(glue), "crawler1")));

        StateMachineDefinition definition = StateMachineDefinition.of(pipeline);

        assertThat(definition).isEqualTo(StateMachineDefinition.of(pipeline)).hasToString(definition.json());
        assertThat(definition)
                .isNotEqualTo(StateMachineDefinition.of(
                        pipeline(function("f").function("f", Map.of()).build())));
    }

    @Test
    void itsPlanGoesThroughJsonWithWhatEachStepCalls() {
        PipelinePlan plan = StateMachineDefinition.of(pipeline(
                        Step.of(
                                "raw",
                                Steps.job(
                                        jobs,
                                        JobCall.builder("job1")
                                                .argument("day", "1")
                                                .timeout(Duration.ofMinutes(5))
                                                .build())),
                        Step.of("table", Steps.crawler(CrawlerRunner.of(glue), "crawler1")),
                        function("load")
                                .function("loader", Map.of("table", "orders"))
                                .parameter("day", String.class)
                                .build()))
                .plan();

        assertThat(PipelinePlan.fromJson(plan.toJson())).isEqualTo(plan);
    }

    @Test
    void timesAndPartitionAreThoseThatWereSet() {
        JsonNode machine = Executions.tree(
                StateMachineDefinition.builder(pipeline(Step.of("raw", Steps.job(jobs, JobCall.of("job1")))))
                        .timeout(Duration.ofHours(6))
                        .partition("aws-cn")
                        .build()
                        .json());

        assertThat(machine.path("TimeoutSeconds").asInt()).isEqualTo(21_600);
        assertThat(machine.at("/States/raw/Resource").asText()).isEqualTo("arn:aws-cn:states:::glue:startJobRun.sync");
    }

    @Test
    void everyStepThatCannotBeWrittenIsNamedAtOnce() {
        Pipeline pipeline = pipeline(
                function("load").build(),
                Step.builder("argued", Steps.job(jobs, "job2 with a day", context -> JobCall.of("job2")))
                        .parameter("day", String.class)
                        .build(),
                Step.of(
                        "joined",
                        Steps.job(
                                jobs,
                                JobCall.builder("job1")
                                        .whenRunning(WhenRunning.JOIN)
                                        .argument("path.$", "x")
                                        .build())),
                Step.builder("stopping", Steps.job(jobs, JobCall.of("job1")))
                        .after("load")
                        .onFailure(OnFailure.STOP)
                        .build());

        assertThatThrownBy(() -> StateMachineDefinition.of(pipeline))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("nightly cannot be written as a state machine; it has 6 problems")
                .hasMessageContaining("step load (function, count load) runs only in process")
                .hasMessageContaining("step argued (job, job2 with a day) runs only in process")
                .hasMessageContaining("step argued takes day")
                .hasMessageContaining("step joined joins a run of job job1")
                .hasMessageContaining("argument --path.$ of step joined")
                .hasMessageContaining("step stopping stops the pipeline")
                .hasMessageContaining("(argued, joined)");
    }

    @Test
    void aPayloadHoldsWhatJsonCan() {
        Pipeline pipeline = pipeline(
                function("a").function("f", Map.of("when", Duration.ZERO)).build(),
                function("b").function("f", Map.of("inputs", 1)).build(),
                function("c")
                        .function("f", Map.of("deep", Map.of("path.$", "$.x")))
                        .build(),
                function("d").function(" ", Map.of()).build());

        assertThatThrownBy(() -> StateMachineDefinition.of(pipeline))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("the payload of step a.when holds a Duration")
                .hasMessageContaining("the payload of step b has a field inputs")
                .hasMessageContaining("the payload of step c.deep has a field path.$")
                .hasMessageContaining("step d names a function without a name");
    }

    @Test
    void anInvalidPipelineIsToldAsInProcess() {
        assertThatThrownBy(() -> StateMachineDefinition.of(
                        pipeline(function("a").after("b").build())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("follows b, which is no step");
    }

    @Test
    void aTimeIsAtLeastASecond() {
        assertThatThrownBy(() -> StateMachineDefinition.builder(pipeline()).timeout(Duration.ofMillis(10)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0.01S");
    }
}
