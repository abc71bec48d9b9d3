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
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Action;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.ConcurrentRunsExceededException;
import software.amazon.awssdk.services.glue.model.Condition;
import software.amazon.awssdk.services.glue.model.CreateTriggerRequest;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.InvalidInputException;
import software.amazon.awssdk.services.glue.model.JobRun;
import software.amazon.awssdk.services.glue.model.JobRunState;
import software.amazon.awssdk.services.glue.model.Logical;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.TriggerState;
import software.amazon.awssdk.services.glue.model.TriggerType;

class GlueTriggerTest {
    private static final Instant NOON = Instant.parse("2024-11-20T12:00:00Z");
    private static final MovableClock CLOCK = MovableClock.stoppedAt(NOON);

    @RegisterExtension
    static final AwsExtension EXTENSION =
            AwsExtension.with(EmbeddedAws.builder().clock(CLOCK));

    private final GlueClient glue;
    private final GlueControl control;
    private final List<String> calls = new ArrayList<>();

    GlueTriggerTest(EmbeddedAws aws, GlueClient glue) {
        this.glue = glue;
        this.control = aws.glueControl();
    }

    @BeforeEach
    void createJobs() {
        CLOCK.reset();
        for (String job : List.of("a", "b", "c")) {
            control.job(job, arguments -> calls.add(job));
        }
        control.jobDurations(Duration.ZERO, Duration.ofMinutes(1));
    }

    @Test
    void aScheduleFiresAtItsTimesWhileItIsActive() {
        create("s", TriggerType.SCHEDULED, it -> it.schedule("cron(0/15 * * * ? *)")
                .actions(Action.builder()
                        .jobName("a")
                        .arguments(Map.of("--day", "x"))
                        .build()));
        assertThat(state("s")).isEqualTo(TriggerState.CREATED);
        CLOCK.advance(Duration.ofHours(1));
        assertThat(runs("a")).isEmpty();

        glue.startTrigger(request -> request.name("s"));
        CLOCK.advance(Duration.ofMinutes(31));

        assertThat(state("s")).isEqualTo(TriggerState.ACTIVATED);
        assertThat(runs("a"))
                .extracting(JobRun::startedOn)
                .containsExactly(NOON.plus(Duration.ofMinutes(90)), NOON.plus(Duration.ofMinutes(75)));
        assertThat(runs("a").get(0).triggerName()).isEqualTo("s");
        assertThat(runs("a").get(0).arguments()).containsEntry("--day", "x");
        glue.stopTrigger(request -> request.name("s"));
        CLOCK.advance(Duration.ofHours(1));
        assertThat(state("s")).isEqualTo(TriggerState.DEACTIVATED);
        assertThat(runs("a")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cron(15 12 * * ? *)          | 2024-11-20T12:15:00Z",
                "cron(0 10 * * ? *)           | 2024-11-21T10:00:00Z",
                "cron(0 18 ? * MON-FRI *)     | 2024-11-20T18:00:00Z",
                "cron(0 8 1 * ? *)            | 2024-12-01T08:00:00Z",
                "cron(0 8 L * ? *)            | 2024-11-30T08:00:00Z",
                "cron(0 8 ? * L *)            | 2024-11-23T08:00:00Z",
                "cron(0 8 ? * 6L *)           | 2024-11-29T08:00:00Z",
                "cron(0 8 23W * ? *)          | 2024-11-22T08:00:00Z",
                "cron(0 8 29 FEB ? *)         | 2028-02-29T08:00:00Z",
                "cron(5,55 0/6 1-15 * ? 2025) | 2025-01-01T00:05:00Z",
                "cron(0 9 ? * 2#1 *)          | refused",
            })
    void schedulesAreReadAsGlueReadsThem(String schedule, String first) {
        if (first.equals("refused")) {
            assertThatThrownBy(() -> scheduled(schedule)).isInstanceOf(InvalidInputException.class);
            return;
        }
        scheduled(schedule);
        Instant due = Instant.parse(first);
        CLOCK.set(due.minusSeconds(1));
        assertThat(runs("a")).isEmpty();
        CLOCK.set(due);
        assertThat(runs("a")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rate(5 minutes)",
                "cron(0 12 * * *)",
                "cron(0 12 1 * MON *)",
                "cron(0 12 ? * ? *)",
                "cron(* * * * ? *)",
                "cron(0/4 * * * ? *)",
                "cron(0,58 * * * ? *)",
                "cron(60 12 * * ? *)",
                "cron(0 24 * * ? *)",
                "cron(0 12 32 * ? *)",
                "cron(0 12 * 13 ? *)",
                "cron(0 12 * * ? 1969)",
                "cron(x 12 * * ? *)"
            })
    void wrongSchedulesAreRefused(String schedule) {
        assertThatThrownBy(() -> scheduled(schedule))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("Invalid schedule");
    }

    @Test
    void aJobThatATriggerStartedLetsTheNextOneFire() {
        onDemand("first", "a", "b");
        conditional("both", Logical.AND, "c");
        glue.startTrigger(request -> request.name("first"));
        assertThat(state("first")).isEqualTo(TriggerState.CREATED);
        CLOCK.advance(Duration.ofMinutes(5));

        assertThat(runs("c")).singleElement().satisfies(run -> {
            assertThat(run.triggerName()).isEqualTo("both");
            assertThat(run.startedOn()).isEqualTo(NOON.plus(Duration.ofMinutes(1)));
            assertThat(run.jobRunState()).isEqualTo(JobRunState.SUCCEEDED);
        });
        assertThat(glue.getJobRun(request -> request.jobName("c")
                                .runId(runs("c").get(0).id())
                                .predecessorsIncluded(true))
                        .jobRun()
                        .predecessorRuns())
                .extracting(run -> run.jobName())
                .containsExactly("a", "b");
        assertThat(calls).containsExactly("a", "b", "c");
    }

    @Test
    void aJobThatAClientStartedFiresNothing() {
        conditional("any", Logical.ANY, "c");
        glue.startJobRun(request -> request.jobName("a"));
        CLOCK.advance(Duration.ofMinutes(5));

        assertThat(runs("a").get(0).jobRunState()).isEqualTo(JobRunState.SUCCEEDED);
        assertThat(runs("c")).isEmpty();
    }

    @Test
    void otherEndsAreOthersConditions() {
        onDemand("first", "a", "b");
        conditional("both", Logical.AND, "c");
        control.nextRun("b").failsWith("no");
        glue.startTrigger(request -> request.name("first"));
        CLOCK.advance(Duration.ofMinutes(5));
        assertThat(runs("c")).isEmpty();

        glue.updateTrigger(request -> request.name("both")
                .triggerUpdate(update -> update.predicate(predicate -> predicate.conditions(on("b", "TIMEOUT")))
                        .actions(job("c"))));
        control.nextRun("b").endsAs("TIMEOUT", "");
        glue.startTrigger(request -> request.name("first"));
        CLOCK.advance(Duration.ofMinutes(5));
        assertThat(runs("c")).hasSize(1);
    }

    @Test
    void whatIsNotRetriedAnyMoreFires() {
        glue.updateJob(request ->
                request.jobName("b").jobUpdate(update -> update.role("r").maxRetries(1)));
        onDemand("first", "a", "b");
        conditional("both", Logical.AND, "c");
        control.nextRun("b").failsWith("once");
        glue.startTrigger(request -> request.name("first"));
        CLOCK.advance(Duration.ofMinutes(5));

        assertThat(runs("b")).extracting(JobRun::attempt).containsExactly(1, 0);
        assertThat(runs("c")).singleElement().satisfies(run -> assertThat(run.startedOn())
                .isEqualTo(NOON.plus(Duration.ofMinutes(2))));
    }

    @Test
    void aJobThatRunsAlreadyFailsTheStart() {
        onDemand("first", "a");
        glue.startTrigger(request -> request.name("first"));

        assertThatThrownBy(() -> glue.startTrigger(request -> request.name("first")))
                .isInstanceOf(ConcurrentRunsExceededException.class);
    }

    @Test
    void triggersAreKeptListedAndDeleted() {
        onDemand("one", "a");
        onDemand("two", "b");

        Trigger trigger = trigger("one");
        assertThat(trigger.type()).isEqualTo(TriggerType.ON_DEMAND);
        assertThat(trigger.actions()).singleElement().satisfies(it -> assertThat(it.jobName())
                .isEqualTo("a"));
        assertThat(glue.getTriggers(request -> request.dependentJobName("b")).triggers())
                .extracting(Trigger::name)
                .containsExactly("two");
        assertThat(glue.getTriggers(request -> request.dependentJobName("c")).triggers())
                .hasSize(2);
        assertThat(glue.listTriggersPaginator(request -> request.maxResults(1)).stream()
                        .flatMap(page -> page.triggerNames().stream()))
                .containsExactly("one", "two");
        var some = glue.batchGetTriggers(request -> request.triggerNames("two", "none"));
        assertThat(some.triggers()).hasSize(1);
        assertThat(some.triggersNotFound()).containsExactly("none");
        glue.deleteTrigger(request -> request.name("one"));
        glue.deleteTrigger(request -> request.name("one"));
        assertThatThrownBy(() -> trigger("one")).isInstanceOf(EntityNotFoundException.class);
    }

    @Test
    void whatIsNoTriggerIsRefused() {
        onDemand("one", "a");
        assertThatThrownBy(() -> onDemand("one", "a")).isInstanceOf(AlreadyExistsException.class);
        assertThatThrownBy(() -> onDemand("x", "none")).isInstanceOf(EntityNotFoundException.class);
        refused(
                "at least 1 minute",
                TriggerType.ON_DEMAND,
                it -> it.actions(Action.builder().jobName("a").timeout(0).build()));
        refused(
                "Exactly one of JobName and CrawlerName",
                TriggerType.ON_DEMAND,
                it -> it.actions(Action.builder().build()));
        refused("Actions cannot be null or empty", TriggerType.ON_DEMAND, it -> it.actions(List.of()));
        refused("has no Schedule", TriggerType.ON_DEMAND, it -> it.schedule("cron(0 0 * * ? *)")
                .actions(job("a")));
        refused("not supported for triggers of type ON_DEMAND", TriggerType.ON_DEMAND, it -> it.startOnCreation(true)
                .actions(job("a")));
        refused("needs a WorkflowName", TriggerType.EVENT, it -> it.actions(job("a")));
        refused("Logical must be set", TriggerType.CONDITIONAL, it -> it.predicate(
                        p -> p.conditions(on("a", "FAILED"), on("b", "FAILED")))
                .actions(job("c")));
        refused("State cannot be RUNNING", TriggerType.CONDITIONAL, it -> it.predicate(
                        p -> p.conditions(on("a", "RUNNING")))
                .actions(job("c")));
        assertThatThrownBy(() -> glue.stopTrigger(request -> request.name("one")))
                .isInstanceOf(InvalidInputException.class);
    }

    private void refused(String reason, TriggerType type, Consumer<CreateTriggerRequest.Builder> settings) {
        assertThatThrownBy(() -> create("x", type, settings))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(reason);
    }

    private void scheduled(String schedule) {
        create("s", TriggerType.SCHEDULED, it -> it.schedule(schedule)
                .startOnCreation(true)
                .actions(job("a")));
    }

    private void onDemand(String name, String... jobs) {
        List<Action> actions = new ArrayList<>();
        for (String job : jobs) {
            actions.add(job(job));
        }
        create(name, TriggerType.ON_DEMAND, it -> it.actions(actions));
    }

    /** Watches a and b for success. */
    private void conditional(String name, Logical logical, String job) {
        create(name, TriggerType.CONDITIONAL, it -> it.predicate(
                        predicate -> predicate.logical(logical).conditions(on("a", "SUCCEEDED"), on("b", "SUCCEEDED")))
                .startOnCreation(true)
                .actions(job(job)));
    }

    private static Action job(String name) {
        return Action.builder().jobName(name).build();
    }

    private static Condition on(String job, String state) {
        return Condition.builder()
                .logicalOperator("EQUALS")
                .jobName(job)
                .state(state)
                .build();
    }

    private void create(String name, TriggerType type, Consumer<CreateTriggerRequest.Builder> settings) {
        glue.createTrigger(request -> settings.accept(request.name(name).type(type)));
    }

    private TriggerState state(String name) {
        return trigger(name).state();
    }

    private Trigger trigger(String name) {
        return glue.getTrigger(request -> request.name(name)).trigger();
    }

    private List<JobRun> runs(String job) {
        return glue.getJobRuns(request -> request.jobName(job)).jobRuns();
    }
}
