package dev.glueflake.glue.run;

import dev.glueflake.testkit.MovableClock;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.S3Target;

/** The embedded Glue on a clock that stands until a wait moves it. */
public final class GlueWorld implements AutoCloseable {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    public final MovableClock clock = MovableClock.stoppedAt(START);
    public final EmbeddedAws aws = EmbeddedAws.builder().clock(clock).start();
    /** Its SDK retries nothing, so that every poll is one request; starts are tried with the SDK's defaults, too. */
    public final GlueClient glue = aws.configure(GlueClient.builder())
            .overrideConfiguration(client -> client.retryStrategy(DefaultRetryStrategy.doNotRetry()))
            .build();

    public final Polling polling = Polling.standard().withTime(clock, clock::advance);

    public void reset() {
        clock.reset();
        aws.reset();
        aws.s3().createBucket(request -> request.bucket("lake"));
        aws.s3()
                .putObject(
                        request -> request.bucket("lake").key("raw/customers/data.csv"),
                        RequestBody.fromString("id,name\n1,a\n2,b\n"));
        glue.createDatabase(request -> request.databaseInput(database -> database.name("lake")));
    }

    public void crawler(String name) {
        glue.createCrawler(request -> request.name(name)
                .role("role")
                .databaseName("lake")
                .targets(targets -> targets.s3Targets(
                        S3Target.builder().path("s3://lake/raw/customers/").build())));
    }

    public void job(String name, int maxRetries) {
        glue.createJob(request -> request.name(name)
                .role("role")
                .maxRetries(maxRetries)
                .command(command -> command.name("glueetl").scriptLocation("s3://lake/scripts/" + name)));
        aws.glueControl().job(name, arguments -> {});
    }

    public CrawlerRunner crawlers() {
        return CrawlerRunner.builder(CrawlerWaiter.of(glue, polling)).build();
    }

    public GlueJobRunner jobs() {
        return GlueJobRunner.builder(glue).polling(polling).build();
    }

    public List<CrawlerHistory> crawls(String name) {
        return glue.listCrawls(request -> request.crawlerName(name)).crawls();
    }

    public List<JobRun> runs(String name) {
        return glue.getJobRuns(request -> request.jobName(name)).jobRuns();
    }

    public int calls(String operation) {
        return aws.callCount(AwsService.GLUE, operation);
    }

    public Duration elapsed() {
        return Duration.between(START, clock.instant());
    }

    @Override
    public void close() {
        glue.close();
        aws.close();
    }
}
