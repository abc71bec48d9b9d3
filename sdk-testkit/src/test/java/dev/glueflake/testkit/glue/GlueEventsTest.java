package dev.glueflake.testkit.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.testkit.MovableClock;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.aws.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.CrawlerRunningException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.TriggerType;

/** What EventBridge hears of crawlers, jobs, triggers and workflows. */
class GlueEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final MovableClock CLOCK = MovableClock.stoppedAt(START);
    private static final EmbeddedAws AWS = EmbeddedAws.builder().clock(CLOCK).start();

    private final GlueClient glue = AWS.glue();

    @BeforeEach
    void reset() {
        CLOCK.reset();
        AWS.reset();
        AWS.s3().createBucket(request -> request.bucket("data"));
        AWS.s3()
                .putObject(
                        request -> request.bucket("data").key("orders/day=1/a.csv"),
                        RequestBody.fromString("id,name\n1,x\n2,y\n"));
        glue.createDatabase(request -> request.databaseInput(input -> input.name("lake")));
        glue.createCrawler(request -> request.name("c")
                .role("role")
                .databaseName("lake")
                .targets(targets -> targets.s3Targets(
                        S3Target.builder().path("s3://data/orders/").build())));
        AWS.glueControl().job("j", arguments -> {});
    }

    @AfterAll
    static void stop() {
        AWS.close();
    }

    private static Events.Subscription trail(String... calls) {
        return AWS.events()
                .subscribe("{\"detail-type\":[\"AWS API Call via CloudTrail\"],\"detail\":{\"eventName\":[\""
                        + String.join("\",\"", calls) + "\"]}}");
    }

    private static Events.Subscription ofGlue(String type) {
        return AWS.events().subscribe("{\"source\":[\"aws.glue\"],\"detail-type\":[\"" + type + "\"]}");
    }

    private static List<JsonNode> taken(Events.Subscription subscription) {
        List<JsonNode> events = new ArrayList<>();
        subscription.deliver(event -> events.add(tree(event)));
        return events;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }

    private static void pass(Duration time) {
        CLOCK.advance(time);
        AWS.glueControl().settle();
    }

    @Test
    void aStartedRunIsRecordedWithItsIdAndTheNamesOfItsArguments() {
        Events.Subscription trail = trail("StartJobRun");

        String run = glue.startJobRun(request -> request.jobName("j").arguments(Map.of("--Day", "1")))
                .jobRunId();

        assertThat(taken(trail)).singleElement().satisfies(event -> {
            assertThat(event.get("source").asText()).isEqualTo("aws.glue");
            assertThat(event.at("/detail/eventSource").asText()).isEqualTo("glue.amazonaws.com");
            assertThat(event.at("/detail/requestParameters"))
                    .isEqualTo(tree("{\"jobName\":\"j\",\"arguments\":{\"--Day\":\"1\"}}"));
            assertThat(event.at("/detail/responseElements")).isEqualTo(tree("{\"jobRunId\":\"" + run + "\"}"));
            assertThat(event.at("/detail/readOnly").asBoolean()).isFalse();
            assertThat(event.at("/detail/userIdentity/type").asText()).isEqualTo("IAMUser");
        });
    }

    @Test
    void aStartedCrawlIsRecordedAndARefusedOneWithItsError() {
        Events.Subscription trail = trail("StartCrawler");
        glue.startCrawler(request -> request.name("c"));
        assertThatThrownBy(() -> glue.startCrawler(request -> request.name("c")))
                .isInstanceOf(CrawlerRunningException.class);

        assertThat(taken(trail))
                .satisfiesExactly(
                        good -> {
                            assertThat(good.at("/detail/requestParameters/name").asText())
                                    .isEqualTo("c");
                            assertThat(good.at("/detail/responseElements").isNull())
                                    .isTrue();
                            assertThat(good.at("/detail").has("errorCode")).isFalse();
                        },
                        bad -> assertThat(bad.at("/detail/errorCode").asText()).isEqualTo("CrawlerRunningException"));
    }

    @Test
    void everyCallThatChangesSomethingIsRecordedAndNoneThatReads() {
        glue.createWorkflow(request -> request.name("w"));
        glue.createTrigger(request ->
                request.name("t").workflowName("w").type(TriggerType.ON_DEMAND).actions(action -> action.jobName("j")));
        glue.startWorkflowRun(request -> request.name("w"));
        glue.getWorkflow(request -> request.name("w"));
        glue.listJobs(request -> {});
        glue.batchGetJobs(request -> request.jobNames("j"));
        glue.getTable(request -> request.databaseName("lake").name(table()));

        assertThat(AWS.events().recorded().stream()
                        .map(GlueEventsTest::tree)
                        .filter(event -> event.at("/detail").has("eventName"))
                        .map(event -> event.at("/detail/eventName").asText()))
                .containsExactly(
                        "CreateDatabase",
                        "CreateCrawler",
                        "CreateWorkflow",
                        "CreateTrigger",
                        "StartWorkflowRun",
                        "CreateTable");
    }

    private String table() {
        glue.createTable(request -> request.databaseName("lake").tableInput(input -> input.name("made")));
        return "made";
    }

    @Test
    void theCrawlersOwnCallsAreThoseOfItsRole() {
        Events.Subscription trail = trail("CreateTable", "BatchCreatePartition");
        glue.startCrawler(request -> request.name("c"));
        pass(Duration.ofMinutes(1));

        assertThat(taken(trail))
                .satisfiesExactly(
                        created -> {
                            assertThat(created.at("/detail/userIdentity/type").asText())
                                    .isEqualTo("AssumedRole");
                            assertThat(created.at("/detail/requestParameters/tableInput/name")
                                            .asText())
                                    .isEqualTo("orders");
                        },
                        partitions -> assertThat(partitions
                                        .at("/detail/requestParameters/partitionInputList/0/values/0")
                                        .asText())
                                .isEqualTo("1"));
    }

    @Test
    void aCrawlTellsWhatItDid() {
        Events.Subscription crawls = ofGlue("Glue Crawler State Change");
        AWS.glueControl().nextCrawl("c").takes(Duration.ofSeconds(60)).stopsFor(Duration.ofSeconds(10));
        glue.startCrawler(request -> request.name("c"));
        pass(Duration.ofMinutes(2));

        assertThat(taken(crawls))
                .satisfiesExactly(
                        started -> {
                            assertThat(started.get("time").asText()).isEqualTo("2026-01-02T03:04:05Z");
                            assertThat(started.get("detail"))
                                    .isEqualTo(tree("{\"crawlerName\":\"c\",\"state\":\"Started\","
                                            + "\"message\":\"Crawler Started\",\"accountId\":\"123456789012\","
                                            + "\"startTime\":\"2026-01-02T03:04:05Z\"}"));
                        },
                        ended -> {
                            assertThat(ended.get("time").asText()).isEqualTo("2026-01-02T03:05:15Z");
                            assertThat(ended.at("/detail/state").asText()).isEqualTo("Succeeded");
                            assertThat(ended.at("/detail/runningTime (sec)").asText())
                                    .isEqualTo("70");
                            assertThat(ended.at("/detail/tablesCreated").asText())
                                    .isEqualTo("1");
                            assertThat(ended.at("/detail/partitionsCreated").asText())
                                    .isEqualTo("1");
                        });
    }

    @Test
    void aRunThatTakesLongIsToldOfOnceInEachState() {
        Events.Subscription delays = ofGlue("Glue Job Run Status");
        AWS.glueControl().nextRun("j").startsAfter(Duration.ofMinutes(3)).takes(Duration.ofHours(1));
        String run = glue.startJobRun(
                        request -> request.jobName("j").notificationProperty(property -> property.notifyDelayAfter(2)))
                .jobRunId();
        pass(Duration.ofMinutes(1));
        assertThat(delays.pending()).isZero();
        pass(Duration.ofMinutes(90).minus(Duration.ofMinutes(60)));
        pass(Duration.ofMinutes(1));
        glue.batchStopJobRun(request -> request.jobName("j").jobRunIds(run));
        pass(Duration.ofMillis(500));

        assertThat(taken(delays))
                .satisfiesExactly(
                        starting -> {
                            assertThat(starting.get("time").asText()).isEqualTo("2026-01-02T03:06:05Z");
                            assertThat(starting.get("detail"))
                                    .isEqualTo(tree("{\"jobName\":\"j\",\"severity\":\"INFO\","
                                            + "\"state\":\"STARTING\",\"jobRunId\":\"" + run + "\","
                                            + "\"message\":\"Job is in STARTING state\","
                                            + "\"startedOn\":\"2026-01-02T03:04:05Z\","
                                            + "\"notificationCondition\":{\"NotifyDelayAfter\":2}}"));
                        },
                        running -> {
                            assertThat(running.at("/detail/state").asText()).isEqualTo("RUNNING");
                            assertThat(running.get("time").asText()).isEqualTo("2026-01-02T03:07:05Z");
                        },
                        stopping -> assertThat(stopping.at("/detail/state").asText())
                                .isEqualTo("STOPPING"));
    }

    @Test
    void theDelayOfTheJobCountsUnlessTheRunHasItsOwn() {
        Events.Subscription delays = ofGlue("Glue Job Run Status");
        glue.updateJob(request -> request.jobName("j").jobUpdate(update -> update.role("r")
                .command(command -> command.name("glueetl"))
                .notificationProperty(property -> property.notifyDelayAfter(5))));
        AWS.glueControl().nextRun("j").takes(Duration.ofMinutes(6));
        AWS.glueControl().nextRun("j").takes(Duration.ofMinutes(4));
        String run = glue.startJobRun(request -> request.jobName("j")).jobRunId();
        pass(Duration.ofMinutes(10));
        glue.startJobRun(request -> request.jobName("j"));
        pass(Duration.ofMinutes(10));

        assertThat(taken(delays)).singleElement().satisfies(event -> assertThat(
                        event.at("/detail/jobRunId").asText())
                .isEqualTo(run));
        assertThat(glue.getJobRun(request -> request.jobName("j").runId(run))
                        .jobRun()
                        .notificationProperty()
                        .notifyDelayAfter())
                .isEqualTo(5);
        assertThatThrownBy(() -> glue.startJobRun(
                        request -> request.jobName("j").notificationProperty(property -> property.notifyDelayAfter(0))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("NotifyDelayAfter");
    }

    @Test
    void eventsOfCrawlsAndRunsAreDuplicatedLostAndReorderedAsAllAre() {
        Events.Subscription all = AWS.events()
                .subscribe("{\"detail-type\":[\"Glue Crawler State Change\",\"Glue Job State Change\","
                        + "\"AWS API Call via CloudTrail\"]}");
        AWS.events().hold();
        AWS.events().duplicateNext(1);
        glue.startCrawler(request -> request.name("c"));
        glue.startJobRun(request -> request.jobName("j"));
        AWS.events().dropNext(1);
        pass(Duration.ofSeconds(3));
        AWS.events().releaseReversed();

        assertThat(taken(all).stream().map(GlueEventsTest::name))
                .containsExactly(
                        "Crawler Succeeded",
                        "BatchCreatePartition",
                        "CreateTable",
                        "StartJobRun",
                        "StartCrawler",
                        "Crawler Started",
                        "Crawler Started");
    }

    private static String name(JsonNode event) {
        return event.at("/detail/eventName").asText(event.at("/detail/message").asText());
    }
}
