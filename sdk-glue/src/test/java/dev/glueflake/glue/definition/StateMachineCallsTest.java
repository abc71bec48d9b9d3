package dev.glueflake.glue.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.glue.pipeline.Pipeline;
import dev.glueflake.glue.pipeline.Step;
import dev.glueflake.glue.pipeline.StepAction;
import dev.glueflake.glue.pipeline.Steps;
import dev.glueflake.glue.run.GlueWorld;
import dev.glueflake.glue.run.JobCall;
import dev.glueflake.glue.run.WhenRunning;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.lambda.FunctionHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** How the states of jobs, crawlers and functions meet what Glue and Lambda do to them. */
@Timeout(120)
class StateMachineCallsTest {
    private static final GlueWorld WORLD = new GlueWorld();
    private static final Executions EXECUTIONS = new Executions(WORLD);

    private final List<JsonNode> invoked = new ArrayList<>();

    @BeforeEach
    void reset() {
        WORLD.reset();
        WORLD.job("job1", 0);
        WORLD.job("job2", 0);
        WORLD.crawler("crawler1");
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private void function(String name, FunctionHandler handler) {
        WORLD.aws.functions().register(name, event -> {
            invoked.add(Executions.tree(event));
            return handler.handle(event);
        });
    }

    private static JsonNode run(Step<?>... steps) {
        return Executions.outcomes(EXECUTIONS.run(StateMachineDefinition.of(pipeline(steps)), "{}"));
    }

    private static Pipeline pipeline(Step<?>... steps) {
        Pipeline.Builder pipeline = Pipeline.builder("calls");
        List.of(steps).forEach(pipeline::step);
        return pipeline.build();
    }

    private static Step<?> job(String id, JobCall call) {
        return Step.of(id, Steps.job(WORLD.jobs(), call));
    }

    private static Step<?> crawler() {
        return Step.of("table", Steps.crawler(WORLD.crawlers(), "crawler1"));
    }

    private static Step.Builder<String> step(String id) {
        return Step.builder(id, Steps.function("in process only", String.class, context -> "done"));
    }

    private static int calls(String operation) {
        return WORLD.calls(operation);
    }

    @Test
    void aJobIsGivenItsArgumentsAndItsTimeoutAndTellsItsRun() {
        JsonNode outcomes = run(job(
                "raw",
                JobCall.builder("job1")
                        .argument("day", "2026-01-02")
                        .timeout(Duration.ofMinutes(7))
                        .build()));

        var started = WORLD.runs("job1").get(0);
        assertThat(started.arguments()).containsEntry("--day", "2026-01-02");
        assertThat(started.timeout()).isEqualTo(7);
        assertThat(outcomes.at("/raw/runId").asText()).isEqualTo(started.id());
    }

    @Test
    void e14ThrottledStartsAndLooksAreTriedAgain() {
        WORLD.aws.faults().on(AwsService.GLUE, "StartJobRun").throttle(3);
        WORLD.aws.faults().on(AwsService.GLUE, "StartCrawler").throttle(3);
        WORLD.aws.faults().on(AwsService.GLUE, "GetCrawler").after(1).throttle(5);

        JsonNode outcomes = run(job("raw", JobCall.of("job1")), crawler());

        assertThat(outcomes.at("/raw/state").asText()).isEqualTo("SUCCEEDED");
        assertThat(outcomes.at("/table/state").asText()).isEqualTo("SUCCEEDED");
        assertThat(WORLD.runs("job1")).hasSize(1);
        assertThat(WORLD.crawls("crawler1")).hasSize(1);
    }

    @Test
    void e14ThrottlingThatOnlyTheMessageTellsIsTriedAgain() {
        WORLD.aws
                .faults()
                .on(AwsService.GLUE, "StartJobRun")
                .error("AWSGlueException", "Rate exceeded (Error Code: ThrottlingException)", 2);

        assertThat(run(job("raw", JobCall.of("job1"))).at("/raw/state").asText())
                .isEqualTo("SUCCEEDED");
        assertThat(calls("StartJobRun")).isEqualTo(3);
    }

    @Test
    void aJobWhoseStartWasNotAnsweredIsNotStartedAgain() {
        WORLD.aws.faults().on(AwsService.GLUE, "StartJobRun").dropAnswer(1);

        JsonNode outcomes = run(job("raw", JobCall.of("job1")));

        assertThat(outcomes.at("/raw/state").asText()).isEqualTo("UNKNOWN");
        assertThat(outcomes.at("/raw/error").asText()).isEqualTo("Glue.SdkClientException");
        assertThat(WORLD.runs("job1")).hasSize(1);
    }

    @Test
    void aJobThatRunsAsOftenAsItMayIsWaitedForOrFails() {
        WORLD.glue.startJobRun(request -> request.jobName("job1"));
        WORLD.glue.startJobRun(request -> request.jobName("job2"));

        JsonNode outcomes = run(
                job("waits", JobCall.of("job1")),
                job(
                        "fails",
                        JobCall.builder("job2").whenRunning(WhenRunning.FAIL).build()));

        assertThat(outcomes.at("/waits/state").asText()).isEqualTo("SUCCEEDED");
        assertThat(outcomes.at("/fails/error").asText()).isEqualTo("Glue.ConcurrentRunsExceededException");
        assertThat(WORLD.runs("job1")).hasSize(2);
    }

    @Test
    void e04AReadyFromBeforeIsNoEnd() {
        WORLD.crawlers().run("crawler1");
        WORLD.aws.glueControl().nextCrawl("crawler1").staleFor(3).takes(Duration.ofMinutes(2));

        JsonNode outcomes = run(crawler());

        assertThat(outcomes.at("/table/state").asText()).isEqualTo("SUCCEEDED");
        assertThat(outcomes.at("/table/crawler").asText()).isEqualTo("crawler1");
        assertThat(outcomes.at("/table/requestedAt").asText())
                .isEqualTo(WORLD.glue
                        .getCrawler(request -> request.name("crawler1"))
                        .crawler()
                        .lastCrawl()
                        .startTime()
                        .toString());
        assertThat(WORLD.crawls("crawler1")).hasSize(2);
    }

    @Test
    void e03ACrawlerThatRunsIsWaitedForAndThenStarted() {
        WORLD.aws
                .glueControl()
                .nextCrawl("crawler1")
                .takes(Duration.ofMinutes(5))
                .failsWith("not this one");
        WORLD.glue.startCrawler(request -> request.name("crawler1"));

        assertThat(run(crawler()).at("/table/state").asText()).isEqualTo("SUCCEEDED");
        assertThat(WORLD.crawls("crawler1")).hasSize(2);
    }

    @Test
    void e01ACrawlThatWasStoppedOrFailedSaysSo() {
        WORLD.aws
                .glueControl()
                .nextCrawl("crawler1")
                .takes(Duration.ofMinutes(1))
                .failsWith("no 'permission'");
        assertThat(run(crawler()).at("/table/cause").asText()).isEqualTo("The crawl ended as FAILED: no 'permission'");

        WORLD.aws.glueControl().nextCrawl("crawler1").takes(Duration.ofMinutes(10));
        String execution = EXECUTIONS.start(StateMachineDefinition.of(pipeline(crawler())), "{}");
        EXECUTIONS.look(execution);
        WORLD.glue.stopCrawler(request -> request.name("crawler1"));
        WORLD.clock.advance(Duration.ofMinutes(1));

        assertThat(Executions.outcomes(EXECUTIONS.look(execution))
                        .at("/table/cause")
                        .asText())
                .isEqualTo("The crawl ended as CANCELLED");
    }

    @Test
    void e05ACrawlThatTakesTooLongIsGivenUpAndUnknown() {
        WORLD.aws.glueControl().nextCrawl("crawler1").takes(Duration.ofHours(3));
        StateMachineDefinition definition = StateMachineDefinition.builder(pipeline(crawler()))
                .crawlDeadline(Duration.ofMinutes(10))
                .build();

        DescribeExecutionResponse execution = EXECUTIONS.run(definition, "{}");

        assertThat(Executions.states(execution)).containsEntry("table", "UNKNOWN");
        assertThat(execution.cause()).contains("crawler1").contains("PT10M");
        assertThat(Duration.between(execution.startDate(), execution.stopDate()))
                .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(15));
    }

    @Test
    void e06ALongCrawlIsLookedAtLessAndLess() {
        WORLD.aws.glueControl().nextCrawl("crawler1").takes(Duration.ofMinutes(50));

        run(crawler());

        assertThat(calls("GetCrawler")).isBetween(50, 80);
    }

    @Test
    void aCrawlerThatIsNotThereFailsItsStepByName() {
        JsonNode outcomes = run(Step.of("table", Steps.crawler(WORLD.crawlers(), "absent")));

        assertThat(outcomes.at("/table/state").asText()).isEqualTo("FAILED");
        assertThat(outcomes.at("/table/error").asText()).isEqualTo("Glue.EntityNotFoundException");
    }

    @Test
    void aFunctionDoesWhatOnlyThisProcessCouldAndIsGivenTheStepsInputs() {
        function("load", event -> "{\"rows\":3}");
        function("report", event -> "\"sent\"");
        Pipeline pipeline = pipeline(
                step("load orders")
                        .function("load", Map.of("table", "orders", "options", List.of(1, true)))
                        .parameter("day", String.class)
                        .build(),
                step("report")
                        .function("report", Map.of())
                        .input("loaded", "load orders", String.class)
                        .parameter("sent to", String.class)
                        .build());

        DescribeExecutionResponse execution = EXECUTIONS.run(
                StateMachineDefinition.of(pipeline), "{\"day\":\"2026-01-02\",\"sent to\":\"us\",\"more\":1}");

        assertThat(invoked)
                .containsExactly(
                        Executions.tree(
                                "{\"table\":\"orders\",\"options\":[1,true],\"inputs\":{\"day\":\"2026-01-02\"}}"),
                        Executions.tree("{\"inputs\":{\"loaded\":{\"rows\":3},\"sent to\":\"us\"}}"));
        assertThat(Executions.outcomes(execution).at("/report/result").asText()).isEqualTo("sent");
    }

    @Test
    void aFunctionThatFailsFailsItsStepAndOneThatDoesNotKnowSaysSo() {
        function("fails", event -> {
            throw new IllegalStateException("no such table");
        });
        function("lost", event -> {
            throw new OutcomeUnknownException("LOST", "The answer was lost.", "01b", "look it up");
        });

        JsonNode outcomes = run(
                step("a").function("fails", Map.of()).build(),
                step("b").function("lost", Map.of()).build());

        assertThat(outcomes.at("/a/state").asText()).isEqualTo("FAILED");
        assertThat(outcomes.at("/a/cause").asText()).contains("no such table");
        assertThat(outcomes.at("/b/state").asText()).isEqualTo("UNKNOWN");
    }

    @ParameterizedTest
    @CsvSource({"false, UNKNOWN, 1", "true, SUCCEEDED, 2"})
    void aFunctionWhoseAnswerIsLostIsInvokedAgainOnlyIfTheStepIsRepeatable(
            boolean repeatable, String state, int invocations) {
        function("load", event -> "1");
        WORLD.aws.faults().on(AwsService.LAMBDA, "Invoke").throttle(2);
        WORLD.aws.faults().on(AwsService.LAMBDA, "Invoke").dropAnswer(1);
        Step.Builder<String> load = step("load").function("load", Map.of());

        JsonNode outcomes = run((repeatable ? load.repeatable() : load).build());

        assertThat(outcomes.at("/load/state").asText()).isEqualTo(state);
        assertThat(invoked).hasSize(invocations);
    }

    @Test
    void stepsWithoutAnOrderRunAtTheSameTime() {
        WORLD.aws.glueControl().nextRun("job1").takes(Duration.ofMinutes(10));
        WORLD.aws.glueControl().nextRun("job2").takes(Duration.ofMinutes(10));

        run(job("one", JobCall.of("job1")), job("other", JobCall.of("job2")));

        assertThat(WORLD.elapsed()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
    }

    @Test
    void idsMayBeAnything() {
        String odd = "a 'quoted' $.path\nwith {braces} and \"more\"";
        String longest = "x".repeat(200);
        StepAction<?> job = Steps.job(WORLD.jobs(), JobCall.of("job1"));

        JsonNode outcomes = run(
                Step.of(odd, job),
                Step.builder(longest + 1, job).after(odd).build(),
                Step.builder(longest + 2, job).after(longest + 1).build(),
                Step.builder("Begin", job).after(longest + 2).build(),
                Step.builder("1-a", job).after("Begin").build(),
                Step.builder("1 a", job).after("1-a").build(),
                Step.builder("1-a: failed", job).after("1 a").build());

        outcomes.forEach(outcome -> assertThat(outcome.path("state").asText()).isEqualTo("SUCCEEDED"));
        assertThat(outcomes.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly(odd, longest + 1, longest + 2, "Begin", "1-a", "1 a", "1-a: failed");
    }
}
