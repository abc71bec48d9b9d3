package dev.glueflake.testkit.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.MovableClock;
import dev.glueflake.testkit.aws.AwsExtension;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.Condition;
import software.amazon.awssdk.services.glue.model.CrawlState;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.IllegalWorkflowStateException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.Logical;
import software.amazon.awssdk.services.glue.model.Node;
import software.amazon.awssdk.services.glue.model.NodeType;
import software.amazon.awssdk.services.glue.model.S3Target;
import software.amazon.awssdk.services.glue.model.TriggerType;
import software.amazon.awssdk.services.glue.model.WorkflowRun;
import software.amazon.awssdk.services.glue.model.WorkflowRunStatus;

/** A workflow: job {@code load}, then crawler {@code crawl}, then jobs {@code clean} and {@code count}. */
class GlueWorkflowTest {
    private static final Instant NOON = Instant.parse("2024-11-20T12:00:00Z");
    private static final MovableClock CLOCK = MovableClock.stoppedAt(NOON);

    @RegisterExtension
    static final AwsExtension EXTENSION =
            AwsExtension.with(EmbeddedAws.builder().clock(CLOCK));

    private final EmbeddedAws aws;
    private final GlueClient glue;
    private final List<Map<String, String>> calls = new ArrayList<>();

    GlueWorkflowTest(EmbeddedAws aws, GlueClient glue) {
        this.aws = aws;
        this.glue = glue;
    }

    @BeforeEach
    void createWorkflow() {
        CLOCK.reset();
        GlueControl control = aws.glueControl();
        aws.s3().createBucket(request -> request.bucket("data"));
        glue.createDatabase(request -> request.databaseInput(input -> input.name("lake")));
        glue.createCrawler(request -> request.name("crawl")
                .role("r")
                .databaseName("lake")
                .targets(targets -> targets.s3Targets(
                        S3Target.builder().path("s3://data/raw/").build())));
        control.job("load", arguments -> {
            calls.add(arguments);
            aws.s3()
                    .putObject(
                            request -> request.bucket("data").key("raw/a.csv"), RequestBody.fromString("id,n\n1,x\n"));
        });
        control.job("clean", calls::add);
        control.job("count", calls::add);
        control.jobDurations(Duration.ZERO, Duration.ofMinutes(1));
        control.crawlDurations(Duration.ofSeconds(50), Duration.ofSeconds(10));
        glue.createWorkflow(request -> request.name("w").defaultRunProperties(Map.of("mode", "full", "day", "1")));
        conditional(
                "loaded",
                Condition.builder().jobName("load").state(JobRunState.SUCCEEDED),
                Action.builder().crawlerName("crawl").build());
        conditional(
                "crawled",
                Condition.builder().crawlerName("crawl").crawlState(CrawlState.SUCCEEDED),
                Action.builder().jobName("clean").build());
        conditional(
                "counted",
                Condition.builder().jobName("clean").state(JobRunState.SUCCEEDED),
                Action.builder().jobName("count").build());
    }

    @Test
    void aRunGoesFromPartToPartToItsEnd() {
        startOnDemand();
        String id = glue.startWorkflowRun(request -> request.name("w").runProperties(Map.of("day", "2")))
                .runId();

        assertThat(run(id).status()).isEqualTo(WorkflowRunStatus.RUNNING);
        assertThat(run(id).statistics().runningActions()).isEqualTo(1);
        assertThat(run(id).statistics().totalActions()).isEqualTo(4);
        CLOCK.advance(Duration.ofSeconds(90));
        assertThat(crawl(run(id)).crawlerDetails().crawls())
                .singleElement()
                .satisfies(crawl -> assertThat(crawl.state()).isEqualTo(CrawlState.RUNNING));
        CLOCK.advance(Duration.ofMinutes(10));

        WorkflowRun done = run(id);
        assertThat(done.status()).isEqualTo(WorkflowRunStatus.COMPLETED);
        assertThat(done.completedOn()).isEqualTo(NOON.plus(Duration.ofMinutes(4)));
        assertThat(done.statistics().succeededActions()).isEqualTo(4);
        assertThat(done.workflowRunProperties()).isEqualTo(Map.of("mode", "full", "day", "2"));
        assertThat(node(done, "count").jobDetails().jobRuns()).singleElement().satisfies(run -> {
            assertThat(run.triggerName()).isEqualTo("counted");
            assertThat(run.predecessorRuns()).hasSize(1);
        });
        assertThat(crawl(done).crawlerDetails().crawls().get(0).state()).isEqualTo(CrawlState.SUCCEEDED);
        assertThat(glue.getTables(request -> request.databaseName("lake")).tableList())
                .hasSize(1);
        assertThat(calls).hasSize(3).allSatisfy(arguments -> assertThat(arguments)
                .containsEntry("--WORKFLOW_NAME", "w")
                .containsEntry("--WORKFLOW_RUN_ID", id));
    }

    @Test
    void theGraphConnectsTriggersWithWhatTheyStartAndWatch() {
        startOnDemand();

        var graph = glue.getWorkflow(request -> request.name("w").includeGraph(true))
                .workflow()
                .graph();

        assertThat(graph.nodes()).extracting(Node::type).containsOnly(NodeType.TRIGGER, NodeType.JOB, NodeType.CRAWLER);
        assertThat(graph.nodes()).hasSize(8);
        assertThat(graph.edges()).hasSize(7);
        assertThat(graph.nodes())
                .filteredOn(node -> node.type() == NodeType.TRIGGER)
                .extracting(node -> node.triggerDetails().trigger().name())
                .containsExactlyInAnyOrder("start", "loaded", "crawled", "counted");
        assertThat(glue.getWorkflow(request -> request.name("w")).workflow().graph())
                .isNull();
    }

    @Test
    void aFailureEndsTheRunAndTheRunCanBeResumedThere() {
        startOnDemand();
        aws.glueControl().nextRun("clean").failsWith("no");
        String first = start();
        CLOCK.advance(Duration.ofMinutes(10));
        WorkflowRun failed = run(first);
        assertThat(failed.status()).isEqualTo(WorkflowRunStatus.COMPLETED);
        assertThat(failed.statistics().failedActions()).isEqualTo(1);
        assertThat(failed.statistics().succeededActions()).isEqualTo(2);
        assertThat(node(failed, "count").jobDetails().jobRuns()).isEmpty();
        String clean = node(failed, "clean").uniqueId();
        assertThatThrownBy(() -> resume(first, node(failed, "count").uniqueId()))
                .isInstanceOf(InvalidInputException.class);

        var resumed =
                glue.resumeWorkflowRun(request -> request.name("w").runId(first).nodeIds(clean));
        assertThat(resumed.nodeIds()).containsExactly(clean);
        assertThatThrownBy(() -> resume(resumed.runId(), clean)).isInstanceOf(IllegalWorkflowStateException.class);
        CLOCK.advance(Duration.ofMinutes(10));

        WorkflowRun again = run(resumed.runId());
        assertThat(again.previousRunId()).isEqualTo(first);
        assertThat(again.statistics().succeededActions()).isEqualTo(4);
        assertThat(node(again, "load").jobDetails().jobRuns().get(0).id())
                .isEqualTo(node(failed, "load").jobDetails().jobRuns().get(0).id());
        assertThat(calls).hasSize(3);
    }

    @Test
    void aStoppedRunStopsItsParts() {
        startOnDemand();
        String id = start();
        glue.stopWorkflowRun(request -> request.name("w").runId(id));

        assertThat(run(id).status()).isEqualTo(WorkflowRunStatus.STOPPING);
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(run(id).status()).isEqualTo(WorkflowRunStatus.STOPPED);
        assertThat(run(id).statistics().stoppedActions()).isEqualTo(1);
        assertThatThrownBy(
                        () -> glue.stopWorkflowRun(request -> request.name("w").runId(id)))
                .isInstanceOf(IllegalWorkflowStateException.class);
    }

    @Test
    void aRunGoesByTheTriggersItBeganWith() {
        startOnDemand();
        String id = start();
        glue.deleteTrigger(request -> request.name("loaded"));
        CLOCK.advance(Duration.ofMinutes(10));

        assertThat(run(id).statistics().succeededActions()).isEqualTo(4);
    }

    @Test
    void aScheduleStartsRunsAsManyAsThereMayBe() {
        glue.updateWorkflow(request -> request.name("w").maxConcurrentRuns(1));
        trigger("start", TriggerType.SCHEDULED, "cron(0/5 * * * ? *)");
        aws.glueControl().nextRun("load").takes(Duration.ofMinutes(7));
        CLOCK.advance(Duration.ofMinutes(12));

        List<WorkflowRun> runs =
                glue.getWorkflowRuns(request -> request.name("w")).runs();
        assertThat(runs)
                .extracting(WorkflowRun::status)
                .containsExactly(WorkflowRunStatus.ERROR, WorkflowRunStatus.RUNNING);
        assertThat(runs.get(0).errorMessage()).isEqualTo("Concurrent runs exceeded for workflow: `w`.");
        assertThatThrownBy(this::start).isInstanceOf(ConcurrentRunsExceededException.class);
        CLOCK.advance(Duration.ofMinutes(5));
        assertThat(glue.getWorkflow(request -> request.name("w"))
                        .workflow()
                        .lastRun()
                        .startedOn())
                .isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    }

    @Test
    void eventsStartARunInBatchesOrWhenTheirTimeIsOver() {
        glue.createTrigger(request -> request.name("start")
                .workflowName("w")
                .type(TriggerType.EVENT)
                .startOnCreation(true)
                .eventBatchingCondition(batch -> batch.batchSize(2).batchWindow(60))
                .actions(Action.builder().jobName("load").build()));
        aws.eventBridge().putRule(request -> request.name("r").eventPattern("{\"source\":[\"own\"]}"));
        aws.eventBridge().putTargets(request -> request.rule("r")
                .targets(Target.builder()
                        .id("t")
                        .roleArn("arn:aws:iam::123456789012:role/r")
                        .arn("arn:aws:glue:us-east-1:123456789012:workflow/w")
                        .build()));
        put();
        assertThat(runs()).isEmpty();
        put();

        assertThat(runs()).singleElement().satisfies(run -> {
            assertThat(run.startingEventBatchCondition().batchSize()).isEqualTo(2);
            assertThat(run.workflowRunProperties().get("aws:eventIds")).hasSizeGreaterThan(72);
        });
        CLOCK.advance(Duration.ofMinutes(10));
        put();
        CLOCK.advance(Duration.ofSeconds(61));
        assertThat(runs()).hasSize(2);
        assertThat(runs().get(0).startingEventBatchCondition().batchWindow()).isEqualTo(60);
        assertThat(runs().get(0).startedOn()).isEqualTo(NOON.plus(Duration.ofMinutes(11)));
    }

    @Test
    void propertiesAreReadAndAdded() {
        startOnDemand();
        String id = start();
        glue.putWorkflowRunProperties(
                request -> request.name("w").runId(id).runProperties(Map.of("rows", "7", "day", "3")));

        assertThat(glue.getWorkflowRunProperties(request -> request.name("w").runId(id))
                        .runProperties())
                .isEqualTo(Map.of("mode", "full", "day", "3", "rows", "7"));
    }

    @Test
    void aPartThatCannotStartIsAnErrorOfTheRun() {
        startOnDemand();
        glue.startJobRun(request -> request.jobName("load"));
        String id = start();

        assertThat(run(id).status()).isEqualTo(WorkflowRunStatus.COMPLETED);
        assertThat(run(id).statistics().erroredActions()).isEqualTo(1);
    }

    @Test
    void workflowsAreKeptListedAndDeleted() {
        startOnDemand();
        glue.createWorkflow(request -> request.name("v").description("d"));

        assertThat(glue.listWorkflowsPaginator(request -> request.maxResults(1)).stream()
                        .flatMap(page -> page.workflows().stream()))
                .containsExactly("v", "w");
        var some = glue.batchGetWorkflows(request -> request.names("v", "none"));
        assertThat(some.workflows()).singleElement().satisfies(it -> assertThat(it.description())
                .isEqualTo("d"));
        assertThat(some.missingWorkflows()).containsExactly("none");
        assertThatThrownBy(() -> glue.createWorkflow(request -> request.name("v")))
                .isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> glue.startWorkflowRun(request -> request.name("v")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no starting trigger");
        assertThatThrownBy(() -> trigger("second", TriggerType.SCHEDULED, "cron(0 0 * * ? *)"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("only one");
        glue.deleteWorkflow(request -> request.name("w"));
        glue.deleteWorkflow(request -> request.name("w"));
        assertThat(glue.listTriggers(request -> {}).triggerNames()).isEmpty();
        assertThatThrownBy(() -> run("wr_none")).isInstanceOf(EntityNotFoundException.class);
    }

    private void put() {
        aws.eventBridge()
                .putEvents(request -> request.entries(PutEventsRequestEntry.builder()
                        .source("own")
                        .detailType("t")
                        .detail("{}")
                        .build()));
    }

    private void startOnDemand() {
        trigger("start", TriggerType.ON_DEMAND, null);
    }

    private void trigger(String name, TriggerType type, String schedule) {
        glue.createTrigger(request -> request.name(name)
                .workflowName("w")
                .type(type)
                .schedule(schedule)
                .startOnCreation(type != TriggerType.ON_DEMAND)
                .actions(Action.builder().jobName("load").build()));
    }

    private void conditional(String name, Condition.Builder condition, Action action) {
        glue.createTrigger(request -> request.name(name)
                .workflowName("w")
                .type(TriggerType.CONDITIONAL)
                .startOnCreation(true)
                .predicate(predicate -> predicate
                        .logical(Logical.ANY)
                        .conditions(condition.logicalOperator("EQUALS").build()))
                .actions(action));
    }

    private String start() {
        return glue.startWorkflowRun(request -> request.name("w")).runId();
    }

    private void resume(String id, String node) {
        glue.resumeWorkflowRun(request -> request.name("w").runId(id).nodeIds(node));
    }

    private List<WorkflowRun> runs() {
        return glue.getWorkflowRuns(request -> request.name("w")).runs();
    }

    private WorkflowRun run(String id) {
        return glue.getWorkflowRun(request -> request.name("w").runId(id).includeGraph(true))
                .run();
    }

    private static Node crawl(WorkflowRun run) {
        return node(run, "crawl");
    }

    private static Node node(WorkflowRun run, String name) {
        return run.graph().nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
