package dev.glueflake.samples.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.glue.definition.GlueWorkflow;
import dev.glueflake.glue.definition.StateMachineDefinition;
import dev.glueflake.glue.pipeline.Pipeline;
import dev.glueflake.glue.run.Polling;
import dev.glueflake.testkit.MovableClock;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.WorkflowRun;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/**
 * The old pipeline's other two styles, written out from the pipeline that runs in process, and run to their ends: the state
 * machine and the Glue workflow.
 */
@Timeout(60)
class OldPipelineFormsTest {
    private static final MovableClock CLOCK = MovableClock.stoppedAt(Instant.parse("2026-01-02T03:04:05Z"));
    private static final EmbeddedAws AWS = EmbeddedAws.builder().clock(CLOCK).start();
    private static final String ROLE = "arn:aws:iam::123456789012:role/pipelines";
    private static final List<String> DONE = new ArrayList<>();

    @BeforeEach
    void reset() {
        CLOCK.reset();
        AWS.reset();
        DONE.clear();
        AWS.s3().createBucket(request -> request.bucket("etl-pipeline"));
        AWS.glue().createDatabase(request -> request.databaseInput(database -> database.name("lake")));
        job("job1", "raw/customers/");
        job("job2", "Cleansed/customers/");
        crawler("crawler1", "raw_", "raw/customers/");
        crawler("crawler2", "cleansed_", "Cleansed/customers/");
        AWS.functions()
                .register("crawler", event -> World.invoke(new CrawlerHandler(AWS.glue(), Polling.standard()), event));
    }

    @AfterAll
    static void stop() {
        AWS.close();
    }

    private static void job(String name, String folder) {
        AWS.glueControl().job(name, arguments -> {
            DONE.add(name);
            AWS.s3()
                    .putObject(
                            request -> request.bucket("etl-pipeline").key(folder + "data.csv"),
                            RequestBody.fromString("id,name\n1,a\n2,b\n"));
        });
    }

    private static void crawler(String name, String prefix, String folder) {
        AWS.glue().createCrawler(request -> request.name(name)
                .role("role")
                .databaseName("lake")
                .tablePrefix(prefix)
                .targets(targets -> targets.s3Targets(
                        S3Target.builder().path("s3://etl-pipeline/" + folder).build())));
    }

    private static List<String> tables() {
        return AWS.glue().getTables(request -> request.databaseName("lake")).tableList().stream()
                .map(table -> table.name())
                .sorted()
                .toList();
    }

    /** The old machine, mended: every crawler has its start, its look and its wait; the last one too. */
    private static String oldMachine() {
        return "{\"StartAt\":\"job1_start\",\"States\":{"
                + jobState("job1", "crawler1_start") + crawlerStates("crawler1", "job2_start")
                + jobState("job2", "crawler2_start") + crawlerStates("crawler2", "Done")
                + "\"Done\":{\"Type\":\"Succeed\"}}}";
    }

    private static String jobState(String job, String next) {
        return """
                "%s_start":{"Type":"Task","Resource":"arn:aws:states:::glue:startJobRun.sync",
                  "Parameters":{"JobName":"%1$s"},"Next":"%s"},
                """.formatted(job, next);
    }

    private static String crawlerStates(String crawler, String next) {
        return """
                "%1$s_start":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                  "Parameters":{"FunctionName":"crawler","Payload":{"crawlername":"%1$s"}},
                  "OutputPath":"$.Payload","Next":"%1$s_choice"},
                "%1$s_choice":{"Type":"Choice","Default":"%2$s",
                  "Choices":[{"Not":{"Variable":"$.state","StringEquals":"READY"},"Next":"%1$s_wait"}]},
                "%1$s_wait":{"Type":"Wait","Seconds":5,"Next":"%1$s_state"},
                "%1$s_state":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
                  "Parameters":{"FunctionName":"crawler","Payload.$":"$"},
                  "OutputPath":"$.Payload","Next":"%1$s_choice"},
                """.formatted(crawler, next);
    }

    private static Pipeline pipeline() {
        return PipelineJob.pipeline(PipelineJob.ARGUMENTS.fromArguments(new String[0]), AWS.glue(), Polling.standard());
    }

    // tag::machine[]
    private static DescribeExecutionResponse execute(Pipeline pipeline) {
        StateMachineDefinition definition = StateMachineDefinition.of(pipeline);

        String machine = AWS.stepFunctions()
                .createStateMachine(
                        request -> request.name(pipeline.name()).roleArn(ROLE).definition(definition.json()))
                .stateMachineArn();
        return execute(machine);
    }
    // end::machine[]

    private static DescribeExecutionResponse executeOld() {
        return execute(AWS.stepFunctions()
                .createStateMachine(request -> request.name("etl").roleArn(ROLE).definition(oldMachine()))
                .stateMachineArn());
    }

    private static DescribeExecutionResponse execute(String machine) {
        String execution = AWS.stepFunctions()
                .startExecution(request -> request.stateMachineArn(machine).input("{}"))
                .executionArn();
        for (int second = 0; second < 120; second++) {
            CLOCK.advance(Duration.ofSeconds(1));
            AWS.stepFunctions().describeExecution(request -> request.executionArn(execution));
        }
        return AWS.stepFunctions().describeExecution(request -> request.executionArn(execution));
    }

    @Test
    void e02TheStateMachineEndsWhenTheLastCrawlersTableStands() {
        assertAllDone(execute(pipeline()));
    }

    @Test
    void e02SoDoesTheOldOneThatAsksAFunctionForTheCrawlersState() {
        assertAllDone(executeOld());
    }

    private static void assertAllDone(DescribeExecutionResponse ended) {
        assertThat(ended.statusAsString()).as(String.valueOf(ended.cause())).isEqualTo("SUCCEEDED");
        assertThat(DONE).containsExactly("job1", "job2");
        assertThat(tables()).containsExactly("cleansed_customers", "raw_customers");
    }

    @Test
    void e01AFailedCrawlFailsTheStateMachine() {
        AWS.glueControl().nextCrawl("crawler1").failsWith("no permission");

        assertCrawlFailed(execute(pipeline()));
    }

    @Test
    void e01AFailedCrawlFailsTheOldStateMachine() {
        AWS.glueControl().nextCrawl("crawler1").failsWith("no permission");

        assertCrawlFailed(executeOld());
    }

    private static void assertCrawlFailed(DescribeExecutionResponse ended) {
        assertThat(ended.statusAsString()).isEqualTo("FAILED");
        assertThat(ended.cause()).contains("no permission");
        assertThat(DONE).containsExactly("job1");
    }

    @Test
    void e07AFailedJobIsToldPerStep() {
        AWS.glueControl().nextRun("job1").failsWith("no rows");

        DescribeExecutionResponse ended = execute(pipeline());

        assertThat(World.tree(ended.cause()).at("/raw/cause").asText()).contains("no rows");
        assertThat(World.tree(ended.cause()).at("/cleansed table/state").asText())
                .isEqualTo("SKIPPED");
    }

    // tag::workflow[]
    private static WorkflowRun runWorkflow(Pipeline pipeline) {
        GlueWorkflow.of(pipeline).create(AWS.glue());

        String id = AWS.glue()
                .startWorkflowRun(request -> request.name(pipeline.name()))
                .runId();
        CLOCK.advance(Duration.ofMinutes(5));
        return AWS.glue()
                .getWorkflowRun(request -> request.name(pipeline.name()).runId(id))
                .run();
    }
    // end::workflow[]

    @Test
    void e13TheGlueWorkflowRunsToItsEnd() {
        WorkflowRun ended = runWorkflow(pipeline());

        assertThat(ended.status()).isEqualTo(WorkflowRunStatus.COMPLETED);
        assertThat(ended.statistics().succeededActions()).isEqualTo(4);
        assertThat(tables()).containsExactly("cleansed_customers", "raw_customers");
    }

    @Test
    void e13AFailedCrawlEndsTheGlueWorkflowAndNothingBehindItStarts() {
        AWS.glueControl().nextCrawl("crawler1").failsWith("no permission");

        WorkflowRun ended = runWorkflow(pipeline());

        assertThat(ended.status()).isEqualTo(WorkflowRunStatus.COMPLETED);
        assertThat(ended.statistics().failedActions()).isEqualTo(1);
        assertThat(DONE).containsExactly("job1");
    }
}
