package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsEnvironment.Capability;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** State machines over Glue: the environment's Step Functions and this library's Glue work together. */
@Contract
class GlueTaskContractTest {
    private static final String JOB = "'Type':'Task','Resource':'arn:aws:states:::glue:startJobRun.sync'";

    private final String name = Names.unique("contract");
    private final List<String> days = new CopyOnWriteArrayList<>();
    private final AwsEnvironment aws;

    GlueTaskContractTest(AwsEnvironment aws) {
        this.aws = aws;
    }

    @BeforeEach
    void prepare() {
        Differences.skipWithout(aws, Capability.GLUE_TASKS);
        aws.glueControl().job(name, arguments -> days.add(arguments.get("--day")));
    }

    private DescribeExecutionResponse run(String states) {
        return StateMachine.of(aws, states.replace("NAME", name)).run("{'day':'monday'}");
    }

    @Test
    void aTaskRunsAJobAndWaitsForItsEnd() {
        aws.glueControl().nextRun(name).startsAfter(Duration.ZERO).takes(Duration.ofMillis(500));

        DescribeExecutionResponse ended =
                run("'First':{" + JOB + ",'Parameters':{'JobName':'NAME','Arguments':{'--day.$':'$.day'}},'End':true}");

        assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.output()).contains("\"SUCCEEDED\"").contains(name);
        assertThat(days).containsExactly("monday");
    }

    @Test
    void aFailedRunIsRetriedByTheTask() {
        aws.glueControl()
                .nextRun(name)
                .startsAfter(Duration.ZERO)
                .takes(Duration.ZERO)
                .failsWith("no more disk");
        aws.glueControl().nextRun(name).startsAfter(Duration.ZERO).takes(Duration.ZERO);

        DescribeExecutionResponse ended = run("'First':{" + JOB
                + ",'Parameters':{'JobName':'NAME','Arguments':{'--day.$':'$.day'}},'End':true,"
                + "'Retry':[{'ErrorEquals':['States.TaskFailed'],'IntervalSeconds':1,'MaxAttempts':2}]}");

        assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(aws.glue().getJobRuns(request -> request.jobName(name)).jobRuns())
                .hasSize(2);
        assertThat(days).containsExactly("monday");
    }

    @Test
    void aJobThatIsNotThereIsGluesOwnError() {
        DescribeExecutionResponse ended = run("'First':{" + JOB + ",'Parameters':{'JobName':'none-NAME'},'End':true,"
                + "'Catch':[{'ErrorEquals':['Glue.EntityNotFoundException'],'Next':'Caught'}]},"
                + "'Caught':{'Type':'Pass','Result':'caught','End':true}");

        assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.output()).isEqualTo("\"caught\"");
    }

    @Test
    void aLoopWaitsForACrawler() {
        aws.s3().createBucket(request -> request.bucket(name));
        aws.s3()
                .putObject(
                        request -> request.bucket(name).key("sales/day=1/a.csv"),
                        RequestBody.fromString("id,amount\n1,2.5\n"));
        aws.glue().createDatabase(request -> request.databaseInput(input -> input.name(name)));
        aws.glue().createCrawler(request -> request.name(name)
                .role("crawler")
                .databaseName(name)
                .targets(targets -> targets.s3Targets(
                        S3Target.builder().path("s3://" + name + "/sales/").build())));
        aws.glueControl().nextCrawl(name).takes(Duration.ofSeconds(1)).stopsFor(Duration.ofMillis(500));

        DescribeExecutionResponse ended =
                run("'First':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:glue:startCrawler',"
                        + "'Parameters':{'Name':'NAME'},'Next':'Look'},"
                        + "'Look':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:glue:getCrawler',"
                        + "'Parameters':{'Name':'NAME'},'Next':'Ready?'},"
                        + "'Ready?':{'Type':'Choice','Default':'Pause','Choices':["
                        + "{'Variable':'$.Crawler.State','StringEquals':'READY','Next':'Done'}]},"
                        + "'Pause':{'Type':'Wait','Seconds':1,'Next':'Look'},"
                        + "'Done':{'Type':'Pass','InputPath':'$.Crawler.LastCrawl.Status','End':true}");

        assertThat(ended.status()).as(ended.cause()).isEqualTo(ExecutionStatus.SUCCEEDED);
        assertThat(ended.output()).isEqualTo("\"" + LastCrawlStatus.SUCCEEDED + "\"");
        assertThat(aws.glue().getTables(request -> request.databaseName(name)).tableList())
                .extracting(Table::name)
                .containsExactly("sales");
    }
}
