package dev.glueflake.samples.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.config.Parameters;
import dev.glueflake.glue.pipeline.PipelineResult;
import dev.glueflake.glue.pipeline.PipelineRunner;
import dev.glueflake.glue.run.Polling;
import dev.glueflake.testkit.MovableClock;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.model.S3Target;

/** The old state machine's jobs and crawlers, on a clock that the waits move. */
@Timeout(60)
class GlueRunsTest {
    private static final MovableClock CLOCK = MovableClock.stoppedAt(Instant.parse("2026-01-02T03:04:05Z"));
    private static final EmbeddedAws AWS = EmbeddedAws.builder().clock(CLOCK).start();
    private static final Polling POLLING = Polling.standard().withTime(CLOCK, CLOCK::advance);

    @BeforeEach
    void reset() {
        CLOCK.reset();
        AWS.reset();
        AWS.s3().createBucket(request -> request.bucket("etl-pipeline"));
        AWS.glue().createDatabase(request -> request.databaseInput(database -> database.name("lake")));
        job("job1", "raw/customers/");
        job("job2", "Cleansed/customers/");
        crawler("crawler1", "raw/customers/");
        crawler("crawler2", "Cleansed/customers/");
    }

    @AfterAll
    static void stop() {
        AWS.close();
    }

    private static void job(String name, String folder) {
        AWS.glue().createJob(request -> request.name(name).role("role").command(command -> command.name("glueetl")
                .scriptLocation("s3://etl-pipeline/Scripts/" + name)));
        AWS.glueControl().job(name, arguments -> AWS.s3()
                .putObject(
                        request -> request.bucket("etl-pipeline").key(folder + "data.csv"),
                        RequestBody.fromString("id,name\n1,a\n2,b\n")));
    }

    private static void crawler(String name, String folder) {
        AWS.glue().createCrawler(request -> request.name(name)
                .role("role")
                .databaseName("lake")
                .tablePrefix(name + "_")
                .targets(targets -> targets.s3Targets(
                        S3Target.builder().path("s3://etl-pipeline/" + folder).build())));
    }

    private static PipelineResult run(String... arguments) {
        Parameters.Values names = PipelineJob.ARGUMENTS.fromArguments(arguments);
        return PipelineRunner.sequential().run(PipelineJob.pipeline(names, AWS.glue(), POLLING));
    }

    private static List<String> tables() {
        return AWS.glue().getTables(request -> request.databaseName("lake")).tableList().stream()
                .map(table -> table.name())
                .sorted()
                .toList();
    }

    @Test
    void e02TheRunEndsOnlyWhenTheLastCrawlersTableStands() {
        PipelineResult result = run();

        assertThat(result.succeeded()).as(result.toString()).isTrue();
        assertThat(result.steps())
                .extracting(step -> step.id())
                .containsExactly("raw", "raw table", "cleansed", "cleansed table");
        assertThat(tables()).containsExactly("crawler1_customers", "crawler2_customers");
        JobEnd.check(result);
    }

    @Test
    void e01e07AFailedCrawlEndsTheRunAndNothingBehindItStarts() {
        AWS.glueControl().nextCrawl("crawler1").failsWith("no permission");

        PipelineResult result = run("--CRAWLER1", "crawler1");

        assertThatThrownBy(() -> JobEnd.check(result))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("customers")
                .satisfies(
                        end -> assertThat(end.getSuppressed()).singleElement().satisfies(cause -> assertThat(cause)
                                .hasMessageContaining("no permission")));
        assertThat(AWS.glue().getJobRuns(request -> request.jobName("job2")).jobRuns())
                .isEmpty();
    }

    private static CrawlerHandler crawlers() {
        return new CrawlerHandler(AWS.glue(), POLLING.withDeadline(Duration.ofSeconds(20)));
    }

    private static JsonNode answer(String payload) {
        return World.tree(World.invoke(crawlers(), payload));
    }

    @Test
    void e04e08OnlyTheCrawlThatWasStartedMakesItReady() {
        AWS.glueControl().nextCrawl("crawler1").staleFor(3).takes(Duration.ofMinutes(2));

        JsonNode state = answer("{\"crawlername\":\"crawler1\"}");
        int looked = 0;
        while (!state.path("state").asText().equals("READY") && looked < 50) {
            state = answer(state.toString());
            looked++;
        }

        assertThat(state.path("state").asText()).isEqualTo("READY");
        assertThat(looked).isBetween(3, 20);
        assertThat(AWS.glue()
                        .listCrawls(request -> request.crawlerName("crawler1"))
                        .crawls())
                .hasSize(1);
    }

    @Test
    void e01ACrawlThatFailedIsThrown() {
        AWS.glueControl().nextCrawl("crawler1").failsWith("no permission");
        String started = answer("{\"crawlername\":\"crawler1\"}").toString();

        assertThatThrownBy(() -> answer(started))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("no permission");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                           | \"crawlername\" is missing; it holds the crawler's name",
                "{\"crawlerName\":\"crawler1\"}               | \"crawlerName\" is not taken",
                "{\"crawlername\":\"crawler1\",\"handle\":\"x\"} | crawler handle"
            })
    void e09AWrongInputIsNamed(String payload, String message) {
        assertThatThrownBy(() -> answer(payload))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aCrawlerThatIsNotThereAndAHandleOfAnotherAreTypedErrors() {
        assertThatThrownBy(() -> answer("{\"crawlername\":\"nobody\"}"))
                .isInstanceOf(GlueflakeException.class)
                .hasMessageContaining("nobody");
        String other = answer("{\"crawlername\":\"crawler1\"}")
                .toString()
                .replace("\"crawlername\":\"crawler1\"", "\"crawlername\":\"crawler2\"");
        assertThatThrownBy(() -> answer(other))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("another crawler");
    }
}
