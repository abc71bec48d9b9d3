package dev.glueflake.glue.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.core.S3Location;
import dev.glueflake.core.secret.Secret;
import dev.glueflake.glue.pipeline.StepOutput.Reference;
import dev.glueflake.glue.run.CrawlResult;
import dev.glueflake.glue.run.CrawlerHandle;
import dev.glueflake.glue.run.GlueWorld;
import dev.glueflake.glue.run.JobCall;
import dev.glueflake.glue.run.JobHandle;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeCredentials;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SnowflakeSettings;
import dev.glueflake.snowflake.load.LoadStrategy;
import dev.glueflake.snowflake.load.StageLocation;
import dev.glueflake.snowflake.load.TableLoad;
import dev.glueflake.snowflake.load.TableLoader;
import dev.glueflake.snowflake.procedure.ProcedureCall;
import dev.glueflake.snowflake.procedure.ProcedureResult;
import dev.glueflake.snowflake.procedure.ProcedureRunner;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.glue.model.CrawlerState;

/** The SDK's own flows as steps, against the embedded Glue and the fake Snowflake. */
@Timeout(120)
class PipelineStepsTest {
    private static final GlueWorld WORLD = new GlueWorld();

    private final PipelineRunner runner = PipelineRunner.sequential();

    @BeforeEach
    void reset() {
        WORLD.reset();
        WORLD.crawler("crawler1");
        WORLD.crawler("crawler2");
        WORLD.job("job1", 0);
        WORLD.job("job2", 0);
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void e02EveryStartedCrawlerIsAwaitedBeforeThePipelineEnds() {
        List<String> told = new ArrayList<>();
        PipelineRunner recording = PipelineRunner.builder(Runnable::run)
                .clock(WORLD.clock)
                .recorder((step, handle) -> told.add(step))
                .build();

        PipelineResult result = recording.run(twoJobsAndTwoCrawlers());

        assertThat(result.exitCode()).isZero();
        assertThat(told).containsExactly("job1", "crawler1", "job2", "crawler2");
        assertThat(WORLD.glue
                        .getCrawler(request -> request.name("crawler2"))
                        .crawler()
                        .state())
                .isEqualTo(CrawlerState.READY);
        CrawlResult last = result.value("crawler2", CrawlResult.class);
        assertThat(last.startedAt())
                .isAfter(result.value("crawler1", CrawlResult.class).startedAt());
        assertThat(result.step("crawler2").output().orElseThrow().references())
                .containsExactly(new Reference("crawl", last.crawlId().orElseThrow()));
        assertThat(result.step("crawler1").output().orElseThrow().counts()).containsEntry("tables created", 1L);
    }

    @Test
    void e07AFailedJobIsToldPerStepAndNothingBuildsOnIt() {
        WORLD.aws.glueControl().nextRun("job1").failsWith("no rows");

        PipelineResult result = runner.run(twoJobsAndTwoCrawlers());

        assertThat(result.steps())
                .extracting(StepResult::state)
                .containsExactly(
                        StepResult.State.FAILED,
                        StepResult.State.SKIPPED,
                        StepResult.State.SKIPPED,
                        StepResult.State.SKIPPED);
        assertThat(result.step("job1").message()).contains("job1").contains("no rows");
        assertThat(WORLD.calls("StartCrawler")).isZero();
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void e08TheHandlesOfARunAreInItsResultForAnotherProcess() {
        PipelineResult result = runner.run(twoJobsAndTwoCrawlers());

        JobHandle job = JobHandle.fromJson(result.step("job1").handles().get(0));
        CrawlerHandle crawl =
                CrawlerHandle.fromJson(result.step("crawler1").handles().get(0));
        assertThat(WORLD.jobs().await(job).runId()).isEqualTo(job.runId());
        assertThat(WORLD.crawlers().await(crawl).crawler()).isEqualTo("crawler1");
    }

    @Test
    void a06SeveralProceduresRunInOneRunEachWithItsOwnResult() {
        try (FakeSnowflake fake = FakeSnowflake.start();
                SnowflakeClient client = client(fake)) {
            client.execute("create table stg (id number)");
            client.execute("create procedure fill() returns varchar language sql as $$ begin"
                    + " insert into stg values (1), (2), (3); return 'Rows Processed: ' || sqlrowcount; end $$");
            client.execute("create procedure keep(least number) returns varchar language sql as $$ begin"
                    + " delete from stg where id < :least; return 'Rows Processed: ' || sqlrowcount; end $$");
            ProcedureRunner procedures = ProcedureRunner.of(client);

            PipelineResult result = runner.run(Pipeline.builder("procedures")
                    .step("fill", Steps.procedure(procedures, ProcedureCall.of("fill()")))
                    .step(Step.builder(
                                    "keep",
                                    Steps.procedure(
                                            procedures, "CALL keep(rows)", context -> ProcedureCall.builder("keep")
                                                    .argument(context.input("filled", ProcedureResult.class)
                                                            .rowsProcessed()
                                                            .orElseThrow())
                                                    .build()))
                            .input("filled", "fill", ProcedureResult.class)
                            .build())
                    .build());

            assertThat(result.exitCode()).as(result.toString()).isZero();
            assertThat(result.step("fill").output().orElseThrow().counts()).containsEntry("rows processed", 3L);
            assertThat(result.value("keep", ProcedureResult.class).rowsProcessed())
                    .hasValue(2);
            assertThat(result.step("keep").output().orElseThrow().statements())
                    .singleElement()
                    .extracting(StepOutput.Statement::query)
                    .isEqualTo(result.value("keep", ProcedureResult.class).queryId());
            assertThat(result.step("keep").handles()).hasSize(1);
        }
    }

    @Test
    void a06AProcedureThatFailsLeavesTheOnesBeforeItAndSkipsTheOnesAfterIt() {
        try (FakeSnowflake fake = FakeSnowflake.start();
                SnowflakeClient client = client(fake)) {
            client.execute("create procedure good() returns varchar language sql as $$ begin return 'ok'; end $$");
            ProcedureRunner procedures = ProcedureRunner.of(client);

            PipelineResult result = runner.run(Pipeline.builder("procedures")
                    .step("first", Steps.procedure(procedures, ProcedureCall.of("good")))
                    .step(Step.builder("second", Steps.procedure(procedures, ProcedureCall.of("no_such_procedure")))
                            .after("first")
                            .build())
                    .step(Step.builder("third", Steps.procedure(procedures, ProcedureCall.of("good")))
                            .after("second")
                            .build())
                    .build());

            assertThat(result.steps())
                    .extracting(StepResult::state)
                    .containsExactly(StepResult.State.SUCCEEDED, StepResult.State.FAILED, StepResult.State.SKIPPED);
            assertThat(result.step("second").message()).containsIgnoringCase("no_such_procedure");
        }
    }

    @Test
    void aLoadTellsItsCountsStatementsAndQueries(@TempDir Path directory) throws SQLException {
        DuckDbSource source = new DuckDbSource(
                directory.resolve("shop.duckdb"),
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, item VARCHAR)",
                "INSERT INTO orders VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        try (FakeSnowflake fake = FakeSnowflake.builder()
                        .s3(
                                WORLD.aws.endpoint(AwsService.S3),
                                WORLD.aws.region(),
                                WORLD.aws.accessKeyId(),
                                WORLD.aws.secretAccessKey())
                        .start();
                SnowflakeClient client = client(fake)) {
            client.execute("CREATE STAGE landing URL = 's3://lake/shop/' CREDENTIALS = (AWS_KEY_ID = '"
                    + WORLD.aws.accessKeyId() + "' AWS_SECRET_KEY = '" + WORLD.aws.secretAccessKey() + "')");
            TableLoader loader =
                    TableLoader.builder(client, source, WORLD.aws.s3()).build();
            TableLoad load = TableLoad.builder(
                            "orders",
                            QualifiedName.parse("testdb.public.orders"),
                            LoadStrategy.FULL,
                            new StageLocation(
                                    QualifiedName.parse("testdb.public.landing"), S3Location.parse("s3://lake/shop/")))
                    .build();

            PipelineResult result = runner.run(Pipeline.builder("load")
                    .step("orders", Steps.load(loader, load))
                    .build());

            assertThat(result.exitCode()).as(result.toString()).isZero();
            StepOutput<?> output = result.step("orders").output().orElseThrow();
            assertThat(output.counts()).containsEntry("source", 3L).containsEntry("difference", 0L);
            assertThat(output.statements()).anySatisfy(statement -> {
                assertThat(statement.text()).startsWith("COPY INTO");
                assertThat(statement.query()).isNotEmpty();
            });
            assertThat(output.references()).extracting(Reference::kind).containsExactly("load");
            assertThat(result.plan().steps().get(0).description()).startsWith("FULL orders -> ");
            assertThat(result.step("orders").handles()).hasSize(1);
        }
    }

    private static Pipeline twoJobsAndTwoCrawlers() {
        return Pipeline.builder("raw to cleansed")
                .step("job1", Steps.job(WORLD.jobs(), JobCall.of("job1")))
                .step(Step.builder("crawler1", Steps.crawler(WORLD.crawlers(), "crawler1"))
                        .after("job1")
                        .build())
                .step(Step.builder(
                                "job2",
                                Steps.job(WORLD.jobs(), "job2 with the id of the crawl", context -> JobCall.builder(
                                                "job2")
                                        .argument(
                                                "crawl",
                                                context.input("crawl", CrawlResult.class)
                                                        .crawler())
                                        .build()))
                        .input("crawl", "crawler1", CrawlResult.class)
                        .build())
                .step(Step.builder("crawler2", Steps.crawler(WORLD.crawlers(), "crawler2"))
                        .after("job2")
                        .build())
                .build();
    }

    private static SnowflakeClient client(FakeSnowflake fake) {
        SnowflakeCredentials credentials = SnowflakeCredentials.password(
                fake.user(), SnowflakeCredentials.Source.fixed(Secret.ofText(fake.password())));
        return SnowflakeClient.jdbc(SnowflakeSettings.builder(fake.account(), credentials)
                .url(fake.uri().toString())
                .database(SnowflakeIdentifier.of("TESTDB"))
                .schema(SnowflakeIdentifier.of("PUBLIC"))
                .driverProperty("disablePlatformDetection", "true")
                .build());
    }
}
