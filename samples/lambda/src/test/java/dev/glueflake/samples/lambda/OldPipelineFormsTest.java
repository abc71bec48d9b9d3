package dev.glueflake.samples.lambda;

import static org.assertj.core.api.Assertions.assertThat;

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
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.Condition;
import software.amazon.awssdk.services.glue.model.Logical;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.TriggerType;
import software.amazon.awssdk.services.glue.model.WorkflowRun;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;

/** The old pipeline's other two styles, run to their ends: the state machine and the Glue workflow. */
@Timeout(60)
class OldPipelineFormsTest {
    private static final MovableClock CLOCK = MovableClock.stoppedAt(Instant.parse("2026-01-02T03:04:05Z"));
    private static final EmbeddedAws AWS = EmbeddedAws.builder().clock(CLOCK).start();
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

    /** Every crawler has its start, its look and its wait; the last one too. */
    private static String machine() {
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

    private static DescribeExecutionResponse execute() {
        String machine = AWS.stepFunctions()
                .createStateMachine(request -> request.name("etl")
                        .roleArn("arn:aws:iam::123456789012:role/r")
                        .definition(machine()))
                .stateMachineArn();
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
        DescribeExecutionResponse ended = execute();

        assertThat(ended.statusAsString()).as(String.valueOf(ended.cause())).isEqualTo("SUCCEEDED");
        assertThat(DONE).containsExactly("job1", "job2");
        assertThat(tables()).containsExactly("cleansed_customers", "raw_customers");
    }

    @Test
    void e01AFailedCrawlFailsTheStateMachine() {
        AWS.glueControl().nextCrawl("crawler1").failsWith("no permission");

        DescribeExecutionResponse ended = execute();

        assertThat(ended.statusAsString()).isEqualTo("FAILED");
        assertThat(ended.cause()).contains("no permission");
        assertThat(DONE).containsExactly("job1");
    }

    private static void workflow() {
        AWS.glue().createWorkflow(request -> request.name("etl"));
        AWS.glue().createTrigger(request -> request.name("start")
                .workflowName("etl")
                .type(TriggerType.ON_DEMAND)
                .actions(Action.builder().jobName("job1").build()));
        after(
                Condition.builder().jobName("job1").state("SUCCEEDED"),
                Action.builder().crawlerName("crawler1"));
        after(
                Condition.builder().crawlerName("crawler1").crawlState("SUCCEEDED"),
                Action.builder().jobName("job2"));
        after(
                Condition.builder().jobName("job2").state("SUCCEEDED"),
                Action.builder().crawlerName("crawler2"));
    }

    private static void after(Condition.Builder condition, Action.Builder action) {
        Action built = action.build();
        AWS.glue().createTrigger(request -> request.name("before " + built)
                .workflowName("etl")
                .type(TriggerType.CONDITIONAL)
                .startOnCreation(true)
                .predicate(predicate -> predicate
                        .logical(Logical.AND)
                        .conditions(condition.logicalOperator("EQUALS").build()))
                .actions(built));
    }

    private static WorkflowRun runWorkflow() {
        workflow();
        String id = AWS.glue().startWorkflowRun(request -> request.name("etl")).runId();
        CLOCK.advance(Duration.ofMinutes(5));
        return AWS.glue()
                .getWorkflowRun(request -> request.name("etl").runId(id))
                .run();
    }

    @Test
    void e13TheGlueWorkflowRunsToItsEnd() {
        WorkflowRun ended = runWorkflow();

        assertThat(ended.status()).isEqualTo(WorkflowRunStatus.COMPLETED);
        assertThat(ended.statistics().succeededActions()).isEqualTo(4);
        assertThat(tables()).containsExactly("cleansed_customers", "raw_customers");
    }

    @Test
    void e13AFailedCrawlEndsTheGlueWorkflowAndNothingBehindItStarts() {
        AWS.glueControl().nextCrawl("crawler1").failsWith("no permission");

        WorkflowRun ended = runWorkflow();

        assertThat(ended.status()).isEqualTo(WorkflowRunStatus.COMPLETED);
        assertThat(ended.statistics().failedActions()).isEqualTo(1);
        assertThat(DONE).containsExactly("job1");
    }
}
