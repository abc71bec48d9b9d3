package dev.glueflake.testkit.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.MovableClock;
import dev.glueflake.testkit.aws.AwsExtension;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.CrawlerHistoryState;
import software.amazon.awssdk.services.glue.model.CrawlerNotRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerRunningException;
import software.amazon.awssdk.services.glue.model.CrawlerState;
import software.amazon.awssdk.services.glue.model.CrawlerStoppingException;
import software.amazon.awssdk.services.glue.model.CrawlsFilter;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.JdbcTarget;
import software.amazon.awssdk.services.glue.model.LastCrawlStatus;
import software.amazon.awssdk.services.glue.model.NoScheduleException;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.SchedulerNotRunningException;
import software.amazon.awssdk.services.glue.model.SchedulerRunningException;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.s3.S3Client;

class GlueCrawlerTest {
    private static final MovableClock CLOCK = MovableClock.stoppedAt(Instant.parse("2024-11-20T12:00:00Z"));

    @RegisterExtension
    static final AwsExtension EXTENSION =
            AwsExtension.with(EmbeddedAws.builder().clock(CLOCK));

    private final EmbeddedAws aws;
    private final GlueClient glue;
    private final S3Client s3;

    GlueCrawlerTest(EmbeddedAws aws, GlueClient glue, S3Client s3) {
        this.aws = aws;
        this.glue = glue;
        this.s3 = s3;
    }

    @BeforeEach
    void createCrawler() {
        s3.createBucket(request -> request.bucket("data"));
        glue.createDatabase(request -> request.databaseInput(input -> input.name("lake")));
        put("raw/customers/a.csv", "id,name\n1,x\n2,y\n");
        create("c", "s3://data/raw/customers/");
        aws.glueControl().crawlDurations(Duration.ofSeconds(60), Duration.ofSeconds(10));
    }

    @Test
    void aCrawlGoesThroughItsStatesOnTheClock() {
        assertThat(crawler().state()).isEqualTo(CrawlerState.READY);
        assertThat(crawler().lastCrawl()).isNull();

        glue.startCrawler(request -> request.name("c"));
        assertThat(crawler().state()).isEqualTo(CrawlerState.RUNNING);
        CLOCK.advance(Duration.ofSeconds(59));
        assertThat(crawler().state()).isEqualTo(CrawlerState.RUNNING);
        assertThat(crawler().crawlElapsedTime()).isEqualTo(59_000);
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(crawler().state()).isEqualTo(CrawlerState.STOPPING);
        assertThat(crawler().lastCrawl()).isNull();
        assertThat(glue.getTables(request -> request.databaseName("lake")).tableList())
                .isEmpty();
        CLOCK.advance(Duration.ofSeconds(10));

        assertThat(crawler().state()).isEqualTo(CrawlerState.READY);
        assertThat(crawler().lastCrawl().status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
        assertThat(table("customers").parameters()).containsEntry("UPDATED_BY_CRAWLER", "c");
    }

    @Test
    void theCrawlBeforeStaysVisibleWhileTheNextOneRuns() {
        aws.glueControl().nextCrawl("c").failsWith("boom");
        run();
        Instant first = crawler().lastCrawl().startTime();
        glue.startCrawler(request -> request.name("c"));

        Crawler during = crawler();

        assertThat(during.state()).isEqualTo(CrawlerState.RUNNING);
        assertThat(during.lastCrawl().startTime()).isEqualTo(first);
        assertThat(during.lastCrawl().status()).isEqualTo(LastCrawlStatus.FAILED);
        assertThat(during.lastCrawl().errorMessage()).isEqualTo("boom");
        CLOCK.advance(Duration.ofMinutes(5));
        assertThat(crawler().lastCrawl().status()).isEqualTo(LastCrawlStatus.SUCCEEDED);
        assertThat(glue.listCrawls(request -> request.crawlerName("c")).crawls())
                .extracting(CrawlerHistory::state)
                .containsExactly(CrawlerHistoryState.COMPLETED, CrawlerHistoryState.FAILED);
    }

    @Test
    void startedCrawlersLookReadyForStaleReaders() {
        aws.glueControl().nextCrawl("c").staleFor(2);
        glue.startCrawler(request -> request.name("c"));

        assertThat(crawler().state()).isEqualTo(CrawlerState.READY);
        assertThat(crawler().state()).isEqualTo(CrawlerState.READY);
        assertThat(crawler().state()).isEqualTo(CrawlerState.RUNNING);
    }

    @Test
    void aRunningCrawlerRefusesWhatMayNotHappenNow() {
        assertThatThrownBy(() -> glue.stopCrawler(request -> request.name("c")))
                .isInstanceOf(CrawlerNotRunningException.class);
        glue.startCrawler(request -> request.name("c"));

        assertThatThrownBy(() -> glue.startCrawler(request -> request.name("c")))
                .isInstanceOf(CrawlerRunningException.class);
        assertThatThrownBy(() -> glue.updateCrawler(request -> request.name("c").description("d")))
                .isInstanceOf(CrawlerRunningException.class);
        assertThatThrownBy(() -> glue.deleteCrawler(request -> request.name("c")))
                .isInstanceOf(CrawlerRunningException.class);
        assertThatThrownBy(() -> glue.startCrawler(request -> request.name("none")))
                .isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void aStoppedCrawlIsCancelledAndWritesNothing() {
        glue.startCrawler(request -> request.name("c"));
        glue.stopCrawler(request -> request.name("c"));

        assertThat(crawler().state()).isEqualTo(CrawlerState.STOPPING);
        assertThatThrownBy(() -> glue.stopCrawler(request -> request.name("c")))
                .isInstanceOf(CrawlerStoppingException.class);
        assertThatThrownBy(() -> glue.startCrawler(request -> request.name("c")))
                .isInstanceOf(CrawlerRunningException.class);
        CLOCK.advance(Duration.ofSeconds(10));
        assertThat(crawler().lastCrawl().status()).isEqualTo(LastCrawlStatus.CANCELLED);
        assertThat(glue.getTables(request -> request.databaseName("lake")).tableList())
                .isEmpty();
    }

    @Test
    void aCrawlSeesWhatWasThereWhenItBegan() {
        glue.startCrawler(request -> request.name("c"));
        put("raw/customers/b.csv", "id,name,more\n1,x,5\n2,y,6\n");
        CLOCK.advance(Duration.ofMinutes(2));
        assertThat(table("customers").storageDescriptor().columns()).hasSize(2);

        run();

        assertThat(table("customers").storageDescriptor().columns())
                .extracting(column -> column.name() + " " + column.type())
                .containsExactly("id bigint", "name string", "more bigint");
        // A crawler updates a table even if nothing has changed.
        run();
        assertThat(table("customers").versionId()).isEqualTo("2");
    }

    @Test
    void aCrawlThatCannotLookFails() {
        create("lost", "s3://no-such-bucket/x/");
        glue.startCrawler(request -> request.name("lost"));
        CLOCK.advance(Duration.ofMinutes(2));

        var last = glue.getCrawler(request -> request.name("lost")).crawler().lastCrawl();

        assertThat(last.status()).isEqualTo(LastCrawlStatus.FAILED);
        assertThat(last.errorMessage()).contains("bucket");
    }

    @Test
    void policiesDecideOnColumnsAndLostData() {
        put("raw/orders/day=1/a.csv", "id,name\n1,x\n2,y\n");
        put("raw/orders/day=2/a.csv", "id,name\n1,x\n2,y\n");
        glue.createCrawler(request -> request.name("p")
                .role("role")
                .databaseName("lake")
                .configuration("{\"Version\":1.0,\"Grouping\":{\"TableLevelConfiguration\":3},"
                        + "\"CrawlerOutput\":{\"Tables\":{\"AddOrUpdateBehavior\":\"MergeNewColumns\"}}}")
                .schemaChangePolicy(policy -> policy.deleteBehavior("DELETE_FROM_DATABASE"))
                .targets(targets -> targets.s3Targets(
                        S3Target.builder().path("s3://data/raw").build())));
        run("p");
        assertThat(glue.getTables(request -> request.databaseName("lake")).tableList())
                .extracting(Table::name)
                .containsExactly("customers", "orders");
        put("raw/orders/day=2/a.csv", "id,total\n1,2.5\n");
        s3.deleteObject(request -> request.bucket("data").key("raw/orders/day=1/a.csv"));
        s3.deleteObject(request -> request.bucket("data").key("raw/customers/a.csv"));

        run("p");

        assertThat(glue.getTables(request -> request.databaseName("lake")).tableList())
                .extracting(Table::name)
                .containsExactly("orders");
        assertThat(table("orders").storageDescriptor().columns())
                .extracting(column -> column.name())
                .containsExactly("id", "name", "total");
        assertThat(glue.getPartitions(request -> request.databaseName("lake").tableName("orders"))
                        .partitions())
                .singleElement()
                .satisfies(partition -> assertThat(partition.values()).containsExactly("2"));
    }

    @Test
    void tablesWithoutDataAreMarked() {
        run();
        s3.deleteObject(request -> request.bucket("data").key("raw/customers/a.csv"));

        run();

        assertThat(table("customers").parameters()).containsKey("DEPRECATED_BY_CRAWLER");
        assertThat(glue.getCrawlerMetrics(request -> request.crawlerNameList("c"))
                        .crawlerMetricsList())
                .singleElement()
                .satisfies(metrics -> {
                    assertThat(metrics.tablesDeleted()).isEqualTo(1);
                    assertThat(metrics.lastRuntimeSeconds()).isEqualTo(70);
                });
    }

    @Test
    void whatCannotBeCrawledHereIsRefusedByName() {
        assertThatThrownBy(() -> glue.createCrawler(request -> request.name("j")
                        .role("r")
                        .databaseName("lake")
                        .targets(targets -> targets.jdbcTargets(
                                JdbcTarget.builder().connectionName("c").build()))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("JdbcTargets");
        assertThatThrownBy(() -> glue.createCrawler(request -> request.name("j")
                        .role("r")
                        .databaseName("lake")
                        .classifiers("own")
                        .targets(targets -> targets.s3Targets(
                                S3Target.builder().path("s3://data/").build()))))
                .hasMessageContaining("Custom classifiers");
        assertThatThrownBy(() -> glue.updateCrawler(request ->
                        request.name("c").recrawlPolicy(policy -> policy.recrawlBehavior("CRAWL_EVENT_MODE"))))
                .hasMessageContaining("CRAWL_EVENT_MODE is not available");
        assertThatThrownBy(() -> glue.updateCrawler(request ->
                        request.name("c").recrawlPolicy(policy -> policy.recrawlBehavior("CRAWL_NEW_FOLDERS_ONLY"))))
                .hasMessageContaining("LOG");
    }

    @Test
    void aScheduleStartsCrawlsWhileItRuns() {
        CLOCK.reset();
        glue.updateCrawlerSchedule(request -> request.crawlerName("c").schedule("cron(0/10 * * * ? *)"));
        assertThat(crawler().schedule().stateAsString()).isEqualTo("SCHEDULED");
        CLOCK.advance(Duration.ofMinutes(25));

        assertThat(crawls("START_TIME", "GE", Instant.parse("2024-11-20T12:00:00Z")))
                .extracting(CrawlerHistory::startTime)
                .containsExactly(Instant.parse("2024-11-20T12:20:00Z"), Instant.parse("2024-11-20T12:10:00Z"));
        assertThatThrownBy(() -> glue.startCrawlerSchedule(request -> request.crawlerName("c")))
                .isInstanceOf(SchedulerRunningException.class);
        glue.stopCrawlerSchedule(request -> request.crawlerName("c"));
        assertThatThrownBy(() -> glue.stopCrawlerSchedule(request -> request.crawlerName("c")))
                .isInstanceOf(SchedulerNotRunningException.class);
        CLOCK.advance(Duration.ofHours(1));
        assertThat(crawler().schedule().stateAsString()).isEqualTo("NOT_SCHEDULED");
        assertThat(crawls("STATE", "EQ", "COMPLETED")).hasSize(2);
        glue.startCrawlerSchedule(request -> request.crawlerName("c"));
        CLOCK.advance(Duration.ofSeconds(330));
        assertThat(crawls("STATE", "NE", "COMPLETED")).singleElement().satisfies(crawl -> assertThat(crawl.state())
                .isEqualTo(CrawlerHistoryState.RUNNING));
    }

    @Test
    void crawlersWithoutAScheduleHaveNone() {
        assertThat(crawler().schedule()).isNull();
        assertThatThrownBy(() -> glue.startCrawlerSchedule(request -> request.crawlerName("c")))
                .isInstanceOf(NoScheduleException.class);
        assertThatThrownBy(() -> glue.updateCrawler(request -> request.name("c").schedule("hourly")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Invalid schedule hourly");
    }

    @Test
    void crawlsAreListedByWhatTheyAre() {
        run();
        Instant first = crawler().lastCrawl().startTime();
        aws.glueControl().nextCrawl("c").failsWith("no");
        CLOCK.advance(Duration.ofMinutes(1));
        run();

        assertThat(crawls("STATE", "EQ", "FAILED")).hasSize(1);
        assertThat(crawls("STATE", "NE", "FAILED")).hasSize(1);
        assertThat(crawls("START_TIME", "LE", first)).hasSize(1);
        assertThat(crawls("START_TIME", "GT", first)).hasSize(1);
        assertThat(crawls("END_TIME", "LT", first)).isEmpty();
        assertThat(crawls("CRAWL_ID", "EQ", "none")).isEmpty();
        assertThatThrownBy(() -> crawls("STATE", "GT", "FAILED")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> crawls("DPU_HOUR", "GT", "1")).hasMessageContaining("DPU_HOUR");
        assertThatThrownBy(() -> crawls("START_TIME", "GT", "noon")).hasMessageContaining("milliseconds");
    }

    @Test
    void onlyNewFoldersAreLookedAtIfTheCrawlerSaysSo() {
        put("raw/days/day=1/a.csv", "id,name\n1,x\n");
        glue.createCrawler(request -> request.name("n")
                .role("r")
                .databaseName("lake")
                .recrawlPolicy(policy -> policy.recrawlBehavior("CRAWL_NEW_FOLDERS_ONLY"))
                .schemaChangePolicy(policy -> policy.updateBehavior("LOG").deleteBehavior("LOG"))
                .targets(targets -> targets.s3Targets(
                        S3Target.builder().path("s3://data/raw/days/").build())));
        run("n");
        put("raw/days/day=1/b.csv", "id,name,more\n1,x,y\n");
        put("raw/days/day=2/a.csv", "id,name\n3,z\n");
        run("n");

        assertThat(table("days").storageDescriptor().columns()).hasSize(2);
        assertThat(glue.getPartitions(request -> request.databaseName("lake").tableName("days"))
                        .partitions())
                .hasSize(2);
    }

    @Test
    void eventsTellOfCrawls() {
        run();
        aws.glueControl().nextCrawl("c").failsWith("no way");
        run();

        assertThat(aws.events().recorded().stream().filter(event -> event.contains("Glue Crawler State Change")))
                .satisfiesExactly(
                        started -> assertThat(started).contains("Crawler Started"),
                        done -> assertThat(done).contains("\"tablesCreated\":\"1\"", "\"runningTime (sec)\":\"70\""),
                        started -> assertThat(started).contains("Crawler Started"),
                        failed -> assertThat(failed).contains("\"state\":\"Failed\"", "no way"));
    }

    private List<CrawlerHistory> crawls(String field, String operator, Object value) {
        String text = value instanceof Instant time ? Long.toString(time.toEpochMilli()) : value.toString();
        return glue.listCrawls(request -> request.crawlerName("c")
                        .filters(CrawlsFilter.builder()
                                .fieldName(field)
                                .filterOperator(operator)
                                .fieldValue(text)
                                .build()))
                .crawls();
    }

    @Test
    void aResetForgetsCrawlers() {
        run();

        aws.reset();

        assertThat(glue.listCrawlers(request -> {}).crawlerNames()).isEmpty();
    }

    private void run() {
        run("c");
    }

    private void run(String name) {
        glue.startCrawler(request -> request.name(name));
        CLOCK.advance(Duration.ofMinutes(2));
        assertThat(glue.getCrawler(request -> request.name(name)).crawler().state())
                .isEqualTo(CrawlerState.READY);
    }

    private void create(String name, String path) {
        glue.createCrawler(request -> request.name(name)
                .role("role")
                .databaseName("lake")
                .targets(targets ->
                        targets.s3Targets(S3Target.builder().path(path).build())));
    }

    private Crawler crawler() {
        return glue.getCrawler(request -> request.name("c")).crawler();
    }

    private Table table(String name) {
        return glue.getTable(request -> request.databaseName("lake").name(name)).table();
    }

    private void put(String key, String text) {
        s3.putObject(request -> request.bucket("data").key(key), RequestBody.fromString(text));
    }
}
