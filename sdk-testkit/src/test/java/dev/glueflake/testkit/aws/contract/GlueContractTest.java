package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.glueflake.testkit.aws.AwsEnvironment;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.s3.S3Client;

/** Glue is ours everywhere; its crawlers and jobs work on the environment's own S3. */
@Contract
class GlueContractTest {
    private final String name = Names.unique("contract");
    private final AwsEnvironment aws;
    private final GlueClient glue;
    private final S3Client s3;

    GlueContractTest(AwsEnvironment aws, GlueClient glue, S3Client s3) {
        this.aws = aws;
        this.glue = glue;
        this.s3 = s3;
    }

    @BeforeEach
    void prepare() {
        s3.createBucket(request -> request.bucket(name));
        glue.createDatabase(request -> request.databaseInput(input -> input.name(name)));
        glue.createCrawler(request -> request.name(name)
                .role("crawler")
                .databaseName(name)
                .targets(targets -> targets.s3Targets(
                        S3Target.builder().path("s3://" + name + "/sales/").build())));
    }

    private void put(String key, String text) {
        s3.putObject(request -> request.bucket(name).key(key), RequestBody.fromString(text));
    }

    private Crawler crawl() {
        aws.glueControl().nextCrawl(name).takes(Duration.ZERO).stopsFor(Duration.ZERO);
        glue.startCrawler(request -> request.name(name));
        return glue.getCrawler(request -> request.name(name)).crawler();
    }

    @Test
    void aCrawlReadsTheEnvironmentsS3() {
        put("sales/day=2024-01-01/a.csv", "id,amount\n1,2.5\n2,3.5\n");
        put("sales/day=2024-01-02/b.csv", "id,amount\n3,4.5\n");

        Crawler crawled = crawl();

        assertThat(crawled.state()).isEqualTo(CrawlerState.READY);
        assertThat(crawled.lastCrawl().status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
        Table table = glue.getTable(request -> request.databaseName(name).name("sales"))
                .table();
        assertThat(table.storageDescriptor().location()).isEqualTo("s3://" + name + "/sales/");
        assertThat(table.storageDescriptor().columns())
                .extracting(Column::name, Column::type)
                .containsExactly(tuple("id", "bigint"), tuple("amount", "double"));
        assertThat(table.partitionKeys()).extracting(Column::name).containsExactly("day");
        assertThat(glue.getPartitions(request ->
                                request.databaseName(name).tableName("sales").expression("day >= '2024-01-02'"))
                        .partitions())
                .hasSize(1);
    }

    @Test
    void aCrawlOfABucketThatIsGoneFails() {
        s3.deleteBucket(request -> request.bucket(name));

        Crawler crawled = crawl();

        assertThat(crawled.lastCrawl().status()).isEqualTo(LastCrawlStatus.FAILED);
        assertThat(crawled.lastCrawl().errorMessage()).contains("bucket does not exist");
    }

    @Test
    void aRunningCrawlerIsNotStartedAgain() {
        aws.glueControl().nextCrawl(name).takes(Duration.ofDays(1));
        glue.startCrawler(request -> request.name(name));

        assertThatThrownBy(() -> glue.startCrawler(request -> request.name(name)))
                .isInstanceOf(CrawlerRunningException.class);
    }

    @Test
    void aJobsBodyWritesToTheEnvironmentsS3() {
        aws.glueControl().job(name, arguments -> put("out", arguments.get("--day")));
        aws.glueControl().nextRun(name).startsAfter(Duration.ZERO).takes(Duration.ZERO);

        String run = glue.startJobRun(request -> request.jobName(name).arguments(Map.of("--day", "monday")))
                .jobRunId();

        assertThat(glue.getJobRun(request -> request.jobName(name).runId(run))
                        .jobRun()
                        .jobRunState())
                .isEqualTo(JobRunState.SUCCEEDED);
        assertThat(s3.getObjectAsBytes(request -> request.bucket(name).key("out"))
                        .asUtf8String())
                .isEqualTo("monday");
    }
}
