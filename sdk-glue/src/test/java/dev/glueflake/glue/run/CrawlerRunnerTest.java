package dev.glueflake.glue.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.InterruptedOperationException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.TransientException;
import dev.glueflake.core.waiting.WaitTimeoutException;
import dev.glueflake.glue.run.CrawlerHandle.Origin;
import dev.glueflake.testkit.aws.AwsService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.glue.model.CrawlerHistory;
import software.amazon.awssdk.services.glue.model.CrawlerHistoryState;

class CrawlerRunnerTest {
    private static final GlueWorld WORLD = new GlueWorld();
    private static final String CRAWLER = "crawler1";

    private final CrawlerRunner runner = WORLD.crawlers();

    @BeforeEach
    void reset() {
        WORLD.reset();
        WORLD.crawler(CRAWLER);
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void aCrawlRunsToItsEndAndItsTableStands() {
        CrawlResult result = runner.run(CRAWLER);

        assertThat(result.crawler()).isEqualTo(CRAWLER);
        assertThat(result.crawlId()).contains(WORLD.crawls(CRAWLER).get(0).crawlId());
        assertThat(result.touched()).contains(new CrawlResult.Tables(1, 0, 0));
        assertThat(WORLD.glue.getTables(request -> request.databaseName("lake")).tableList())
                .hasSize(1);
    }

    @Test
    void e01ReadyAfterAFailedCrawlIsAFailureThatNamesCrawlerCrawlAndReason() {
        WORLD.aws.glueControl().nextCrawl(CRAWLER).failsWith("no access to s3://lake/raw");

        PermanentException failure = catchThrowableOfType(PermanentException.class, () -> runner.run(CRAWLER));

        assertThat(failure.errorCode()).isEqualTo("CRAWL_FAILED");
        assertThat(failure).hasMessageContaining(CRAWLER).hasMessageContaining("no access to s3://lake/raw");
        assertThat(failure.context()).containsEntry("status", "FAILED").containsKey("crawlId");
    }

    @Test
    void e01ACrawlThatWasStoppedIsAFailure() {
        CrawlerHandle handle = runner.start(runner.plan(CRAWLER));
        runner.stop(handle);

        assertThatThrownBy(() -> runner.await(handle))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("STOPPED");
    }

    @Test
    void e01WithoutTheHistoryTheOutcomeComesFromTheLastCrawl() {
        hideHistory();
        WORLD.aws.glueControl().nextCrawl(CRAWLER).failsWith("broken");

        assertThatThrownBy(() -> runner.run(CRAWLER))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("FAILED")
                .hasMessageContaining("broken");
        CrawlResult second = runner.run(CRAWLER);
        assertThat(second.crawlId()).isEmpty();
        assertThat(second.startedAt()).isEqualTo(second.handle().requestedAt());
    }

    @Test
    void e03AStartQueuesBehindACrawlThatRunsAndMakesItsOwn() {
        WORLD.aws.glueControl().nextCrawl(CRAWLER).takes(Duration.ofMinutes(5));
        WORLD.glue.startCrawler(request -> request.name(CRAWLER));
        Instant before = WORLD.clock.instant();

        CrawlResult result = runner.run(CRAWLER);

        assertThat(WORLD.crawls(CRAWLER)).hasSize(2);
        assertThat(result.startedAt()).isAfter(before.plus(Duration.ofMinutes(5)));
        assertThat(result.handle().origin()).isEqualTo(Origin.STARTED);
    }

    @Test
    void e03AStartCanJoinACrawlThatRuns() {
        runner.run(CRAWLER);
        WORLD.clock.advance(Duration.ofMinutes(1));
        WORLD.glue.startCrawler(request -> request.name(CRAWLER));
        String running = WORLD.crawls(CRAWLER).get(0).crawlId();

        CrawlerHandle handle = runner.start(runner.plan(CRAWLER, WhenRunning.JOIN));
        CrawlResult result = runner.await(handle);

        assertThat(handle.origin()).isEqualTo(Origin.JOINED);
        assertThat(result.crawlId()).contains(running);
        assertThat(WORLD.crawls(CRAWLER)).hasSize(2);
    }

    @Test
    void e03AStartCanFailWhileAnotherCrawlRunsWithoutStartingAnything() {
        WORLD.glue.startCrawler(request -> request.name(CRAWLER));

        assertThatThrownBy(() -> runner.start(runner.plan(CRAWLER, WhenRunning.FAIL)))
                .isInstanceOf(TransientException.class)
                .hasMessageContaining(CRAWLER)
                .hasMessageContaining("RUNNING");
        assertThat(WORLD.crawls(CRAWLER)).hasSize(1);
    }

    @Test
    void e03ACrawlThatGlueStillShowsAsReadyIsQueuedBehind() {
        WORLD.aws.glueControl().nextCrawl(CRAWLER).staleFor(2);
        WORLD.glue.startCrawler(request -> request.name(CRAWLER));

        runner.run(CRAWLER);

        assertThat(WORLD.crawls(CRAWLER))
                .extracting(CrawlerHistory::state)
                .containsExactly(CrawlerHistoryState.COMPLETED, CrawlerHistoryState.COMPLETED);
    }

    @Test
    void e04ReadyFromBeforeTheStartIsNotTakenForTheEnd() {
        runner.run(CRAWLER);
        WORLD.clock.advance(Duration.ofMinutes(1));
        WORLD.aws
                .glueControl()
                .nextCrawl(CRAWLER)
                .staleFor(3)
                .takes(Duration.ofMinutes(2))
                .failsWith("second");

        assertThatThrownBy(() -> runner.run(CRAWLER)).hasMessageContaining("second");
    }

    @Test
    void e04ReadyFromBeforeTheStartIsNotTakenForTheEndWithoutTheHistory() {
        hideHistory();
        runner.run(CRAWLER);
        WORLD.clock.advance(Duration.ofMinutes(1));
        WORLD.aws.glueControl().nextCrawl(CRAWLER).staleFor(3).failsWith("second");

        assertThatThrownBy(() -> runner.run(CRAWLER)).hasMessageContaining("second");
    }

    @Test
    void e05AWaitEndsAtItsDeadlineAndSaysThatTheOutcomeIsUnknown() {
        WORLD.aws.glueControl().nextCrawl(CRAWLER).stopsFor(Duration.ofDays(365));
        CrawlerHandle handle = runner.start(runner.plan(CRAWLER));
        Duration before = WORLD.elapsed();

        WaitTimeoutException late = catchThrowableOfType(WaitTimeoutException.class, () -> runner.await(handle));

        assertThat(late).hasMessageContaining(CRAWLER);
        assertThat(WORLD.elapsed().minus(before)).isEqualTo(Duration.ofMinutes(60));
        assertThat(WORLD.calls("StopCrawler")).isZero();
    }

    @Test
    void e05TheCrawlerCanBeStoppedAtTheDeadline() {
        WORLD.aws.glueControl().nextCrawl(CRAWLER).takes(Duration.ofDays(1));
        CrawlerRunner stopping = CrawlerRunner.builder(CrawlerWaiter.of(WORLD.glue, WORLD.polling))
                .stopAtDeadline(true)
                .build();

        assertThatThrownBy(() -> stopping.run(CRAWLER)).isInstanceOf(WaitTimeoutException.class);
        WORLD.clock.advance(Duration.ofMinutes(1));
        assertThat(WORLD.crawls(CRAWLER).get(0).state()).isEqualTo(CrawlerHistoryState.STOPPED);
    }

    @Test
    void e06PollsGrowApartAndThrottlingNeverEndsTheWait() {
        WORLD.aws.glueControl().nextCrawl(CRAWLER).takes(Duration.ofMinutes(30));
        CrawlerHandle handle = runner.start(runner.plan(CRAWLER));
        int before = WORLD.calls("GetCrawler");
        WORLD.aws.faults().on(AwsService.GLUE, "GetCrawler").after(2).throttle(5);

        runner.await(handle);

        // Every 3 to 5 seconds it would be at least 360.
        assertThat(WORLD.calls("GetCrawler") - before).isBetween(30, 200);
        assertThat(WORLD.aws.faults().remaining()).isZero();
    }

    @Test
    void e08TheHandleIsRecordedBeforeAnyWaitAndAnotherProcessCanWaitWithIt() {
        List<String> recorded = new ArrayList<>();
        CrawlerRunner recording = CrawlerRunner.builder(CrawlerWaiter.of(WORLD.glue, WORLD.polling))
                .recorder(handle -> recorded.add(handle.toJson()))
                .build();

        CrawlerHandle handle = recording.start(recording.plan(CRAWLER));

        assertThat(recorded).hasSize(1);
        assertThat(WORLD.elapsed()).isZero();
        CrawlerHandle elsewhere = CrawlerHandle.fromJson(recorded.get(0));
        assertThat(elsewhere).isEqualTo(handle);
        WORLD.clock.advance(Duration.ofHours(1));
        WORLD.glue.startCrawler(request -> request.name(CRAWLER));
        CrawlResult result = WORLD.crawlers().await(elsewhere);
        assertThat(result.crawlId()).contains(Objects.requireNonNull(handle.crawlId()));
        assertThat(result.startedAt()).isEqualTo(handle.requestedAt());
    }

    @Test
    void e09AnEmptyNameAndAnUnknownCrawlerAreToldBeforeAnythingIsStarted() {
        assertThatThrownBy(() -> runner.plan(" "))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("crawlername");
        assertThatThrownBy(() -> runner.plan("nobody"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("nobody");
        assertThat(WORLD.calls("StartCrawler")).isZero();
    }

    @Test
    void e14AStartIsSentOnceAlsoByAClientThatRetries() {
        WORLD.aws.faults().on(AwsService.GLUE, "StartCrawler").serverError(500, 1);
        CrawlerRunner defaults = CrawlerRunner.builder(CrawlerWaiter.of(WORLD.aws.glue(), WORLD.polling))
                .build();

        assertThatThrownBy(() -> defaults.run(CRAWLER)).isInstanceOf(OutcomeUnknownException.class);
        assertThat(WORLD.calls("StartCrawler")).isEqualTo(1);
    }

    @Test
    void e14AThrottledStartIsTriedAgain() {
        WORLD.aws.faults().on(AwsService.GLUE, "StartCrawler").throttle(3);

        runner.run(CRAWLER);

        assertThat(WORLD.calls("StartCrawler")).isEqualTo(4);
        assertThat(WORLD.crawls(CRAWLER)).hasSize(1);
    }

    @Test
    void aStartWhoseAnswerIsLostIsFoundAndNotRepeated() {
        WORLD.aws.faults().on(AwsService.GLUE, "StartCrawler").dropAnswer(1);

        CrawlResult result = runner.run(CRAWLER);

        assertThat(result.handle().origin()).isEqualTo(Origin.UNCONFIRMED);
        assertThat(WORLD.calls("StartCrawler")).isEqualTo(1);
        assertThat(WORLD.crawls(CRAWLER)).hasSize(1);
    }

    @Test
    void aStartThatLeavesNoTraceIsUnknownAfterTheGrace() {
        runner.run(CRAWLER);
        WORLD.aws.faults().on(AwsService.GLUE, "StartCrawler").resetBeforeExecution(1);
        CrawlerHandle handle = runner.start(runner.plan(CRAWLER));
        Duration before = WORLD.elapsed();

        OutcomeUnknownException unknown =
                catchThrowableOfType(OutcomeUnknownException.class, () -> runner.await(handle));

        assertThat(unknown.errorCode()).isEqualTo("CRAWL_NOT_OBSERVED");
        assertThat(unknown.howToFindOut()).contains("GetCrawler");
        assertThat(WORLD.elapsed().minus(before)).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(120));
        assertThat(WORLD.calls("StartCrawler")).isEqualTo(2);
    }

    @Test
    void aCrawlerThatIsDeletedWhileWaitedForIsUnknownAndNamed() {
        CrawlerHandle handle = runner.start(runner.plan(CRAWLER));
        WORLD.clock.advance(Duration.ofMinutes(1));
        WORLD.glue.deleteCrawler(request -> request.name(CRAWLER));

        assertThatThrownBy(() -> runner.await(handle))
                .isInstanceOf(OutcomeUnknownException.class)
                .hasMessageContaining(CRAWLER)
                .hasMessageContaining("deleted");
    }

    @Test
    void anInterruptEndsTheWaitAndKeepsTheFlag() {
        CrawlerHandle handle = runner.start(runner.plan(CRAWLER));
        Polling interrupting = Polling.standard().withTime(WORLD.clock, delay -> {
            throw new InterruptedException();
        });

        assertThatThrownBy(() -> CrawlerWaiter.of(WORLD.glue, interrupting).await(handle))
                .isInstanceOf(InterruptedOperationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aPlanPrintsAndGoesThroughJson() {
        CrawlPlan plan = runner.plan(CRAWLER, WhenRunning.JOIN);

        assertThat(CrawlPlan.fromJson(plan.toJson())).isEqualTo(plan);
        assertThat(plan).hasToString("StartCrawler crawler1 (when running: JOIN)");
        assertThatThrownBy(() -> CrawlPlan.fromJson("{\"version\":1}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("crawler");
    }

    private static void hideHistory() {
        WORLD.aws.faults().on(AwsService.GLUE, "ListCrawls").error("AccessDeniedException", "not allowed", 1_000);
    }
}
