package dev.glueflake.glue.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.RunId;
import dev.glueflake.glue.run.CrawlerHandle.Origin;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Crawler;
import software.amazon.awssdk.services.glue.model.GetCrawlerRequest;
import software.amazon.awssdk.services.glue.model.GetCrawlerResponse;
import software.amazon.awssdk.services.glue.model.GetJobRunRequest;
import software.amazon.awssdk.services.glue.model.GetJobRunResponse;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.ListCrawlsRequest;
import software.amazon.awssdk.services.glue.model.ListCrawlsResponse;

/** States that the embedded Glue never shows, because Glue has not, or no longer, documented them. */
class UnknownStatesTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final CrawlerHandle CRAWL = new CrawlerHandle("c", Origin.STARTED, START, null, "", null);
    private static final JobHandle RUN = new JobHandle("j", "jr_1", new RunId("01ARZ3NDEKTSV4RRFFQ69G5FAV"), START);

    @Test
    void anUnknownStateOfACrawlerIsNamed() {
        GlueClient glue = crawler(Crawler.builder().name("c").state("DREAMING").build());

        assertThatThrownBy(() -> CrawlerWaiter.of(glue).await(CRAWL))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("DREAMING");
        assertThatThrownBy(() -> CrawlerRunner.of(glue).run("c")).hasMessageContaining("DREAMING");
    }

    @Test
    void anUnknownStatusOfTheLastCrawlIsNamed() {
        GlueClient glue = crawler(Crawler.builder()
                .name("c")
                .state("READY")
                .lastCrawl(last -> last.startTime(START).status("HALF_DONE"))
                .build());

        assertThatThrownBy(() -> CrawlerWaiter.of(glue).await(CRAWL))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("HALF_DONE");
    }

    @Test
    void anUnknownStateOfARunIsNamed() {
        assertThatThrownBy(() -> GlueJobRunner.of(run("HIBERNATING")).await(RUN))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining("HIBERNATING")
                .satisfies(failure -> assertThat(((OutcomeUnknownException) failure).operationId())
                        .isEqualTo("jr_1"));
    }

    @Test
    void anExpiredRunFailed() {
        assertThatThrownBy(() -> GlueJobRunner.of(run("EXPIRED")).await(RUN))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("EXPIRED");
    }

    private static GlueClient crawler(Crawler crawler) {
        return new Answers() {
            @Override
            public GetCrawlerResponse getCrawler(GetCrawlerRequest request) {
                return GetCrawlerResponse.builder().crawler(crawler).build();
            }

            @Override
            public ListCrawlsResponse listCrawls(ListCrawlsRequest request) {
                return ListCrawlsResponse.builder().build();
            }
        };
    }

    private static GlueClient run(String state) {
        return new Answers() {
            @Override
            public GetJobRunResponse getJobRun(GetJobRunRequest request) {
                JobRun run = JobRun.builder().id("jr_1").jobRunState(state).build();
                return GetJobRunResponse.builder().jobRun(run).build();
            }
        };
    }

    /** A client whose other operations throw. */
    private abstract static class Answers implements GlueClient {
        @Override
        public String serviceName() {
            return "glue";
        }

        @Override
        public void close() {}
    }
}
