package dev.glueflake.glue.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.progress.ProgressEvent;
import dev.glueflake.core.progress.ProgressState;
import dev.glueflake.glue.pipeline.Step.OnFailure;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How steps run, end, and what becomes of the others. */
@Timeout(60)
class PipelineRunnerTest {
    private final ExecutorService executor = Executors.newFixedThreadPool(6);
    private final List<String> order = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void valuesGoFromParametersAndResultsToLaterSteps() {
        Pipeline pipeline = Pipeline.builder("values")
                .step(Step.builder("count", Steps.function("counts", Integer.class, context -> 41))
                        .build())
                .step(Step.builder(
                                "say",
                                Steps.function(
                                        "says",
                                        String.class,
                                        context -> context.input("day", LocalDate.class) + " "
                                                + (context.input("rows", Number.class)
                                                                .intValue()
                                                        + 1)))
                        .input("rows", "count", Number.class)
                        .parameter("day", LocalDate.class)
                        .build())
                .build();

        PipelineResult result = runner().run(pipeline, Map.of("day", LocalDate.of(2026, 1, 2)));

        assertThat(result.value("say", String.class)).isEqualTo("2026-01-02 42");
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void independentBranchesRunAtTheSameTime() {
        CyclicBarrier together = new CyclicBarrier(2);
        StepAction<Integer> meets =
                Steps.function("meets", Integer.class, context -> together.await(30, TimeUnit.SECONDS));

        PipelineResult result = runner().run(
                        Pipeline.builder("p").step("a", meets).step("b", meets).build());

        assertThat(result.succeeded()).isTrue();
    }

    @Test
    void noMoreStepsThanAllowedRunAtOnce() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CyclicBarrier pairs = new CyclicBarrier(2);
        Pipeline.Builder pipeline = Pipeline.builder("p");
        for (int i = 0; i < 6; i++) {
            pipeline.step("s" + i, Steps.function("meets", Integer.class, context -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                pairs.await(30, TimeUnit.SECONDS);
                return now.decrementAndGet();
            }));
        }

        PipelineResult result =
                PipelineRunner.builder(executor).maxParallel(2).build().run(pipeline.build());

        assertThat(result.count(StepResult.State.SUCCEEDED)).isEqualTo(6);
        assertThat(most).hasValue(2);
    }

    @Test
    void aStepRunsAfterAllThatItFollows() {
        Pipeline pipeline = Pipeline.builder("diamond")
                .step(step("end").after("left", "right").build())
                .step(step("left").after("begin").build())
                .step(step("right").after("begin").build())
                .step(step("begin").build())
                .build();

        assertThat(runner().run(pipeline).succeeded()).isTrue();
        assertThat(order).startsWith("begin").endsWith("end").hasSize(4);
    }

    @Test
    void dependentsOfAFailedStepAreSkippedAndIndependentOnesGoOn() {
        PipelineResult result = runner().run(Pipeline.builder("p")
                .step(failing("bad").build())
                .step(step("after").after("bad").build())
                .step(step("later").after("after").build())
                .step(step("other").build())
                .build());

        assertThat(states(result)).containsExactly("bad FAILED", "after SKIPPED", "later SKIPPED", "other SUCCEEDED");
        assertThat(result.step("bad").message()).isEqualTo("bad went wrong");
        assertThat(result.step("after").message()).contains("bad").contains("FAILED");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void aFailureCanStopThePipeline() {
        PipelineResult result = PipelineRunner.sequential()
                .run(Pipeline.builder("p")
                        .step(failing("bad").onFailure(OnFailure.STOP).build())
                        .step(step("after").after("bad").build())
                        .step(step("other").build())
                        .build());

        assertThat(states(result)).containsExactly("bad FAILED", "after CANCELLED", "other CANCELLED");
        assertThat(result.step("other").message()).contains("bad");
        assertThat(order).isEmpty();
    }

    @Test
    void afterAFailureTheOthersCanContinueButForThoseThatNeedItsResult() {
        PipelineResult result = runner().run(Pipeline.builder("p")
                .step(failing("bad").onFailure(OnFailure.CONTINUE).build())
                .step(step("after").after("bad").build())
                .step(step("needs").input("rows", "bad", String.class).build())
                .build());

        assertThat(states(result)).containsExactly("bad FAILED", "after SUCCEEDED", "needs SKIPPED");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void thePipelineSucceedsWithoutAnOptionalStep() {
        PipelineResult result = runner().run(Pipeline.builder("p")
                .step(failing("extra").optional().build())
                .step(step("main").build())
                .build());

        assertThat(result.step("extra").state()).isEqualTo(StepResult.State.FAILED);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void anUnknownOutcomeIsNoFailureAndNothingFollowsIt() {
        OutcomeUnknownException lost =
                new OutcomeUnknownException("LOST", "The answer was lost.", "jr_1", "look at jr_1.");
        StepAction<String> unknown = Steps.function("loses", String.class, context -> {
            throw new IllegalStateException("wrapped", lost);
        });

        PipelineResult result = runner().run(Pipeline.builder("p")
                .step(Step.builder("lost", unknown)
                        .onFailure(OnFailure.CONTINUE)
                        .optional()
                        .build())
                .step(step("after").after("lost").optional().build())
                .build());

        assertThat(states(result)).containsExactly("lost UNKNOWN", "after SKIPPED");
        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.step("lost").failure()).get().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anErrorOfTheMachineIsAFailureToo() {
        PipelineResult result = runner().run(Pipeline.builder("p")
                .step("bad", Steps.function("overflows", String.class, context -> {
                    throw new StackOverflowError();
                }))
                .build());

        assertThat(result.step("bad").state()).isEqualTo(StepResult.State.FAILED);
        assertThat(result.step("bad").message()).contains("StackOverflowError");
    }

    @Test
    void anExecutorThatRefusesFailsTheStep() {
        executor.shutdown();

        PipelineResult result =
                runner().run(Pipeline.builder("p").step(step("a").build()).build());

        assertThat(result.step("a").state()).isEqualTo(StepResult.State.FAILED);
        assertThat(result.step("a").message()).contains("executor");
    }

    @Test
    void anInterruptCancelsWhatRunsAndWhatWaitsAndKeepsTheFlag() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Thread[] caller = {Thread.currentThread()};
        StepAction<String> hangs = Steps.function("hangs", String.class, context -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return "never";
        });
        Pipeline pipeline = Pipeline.builder("p")
                .step("hangs", hangs)
                .step(step("after").after("hangs").build())
                .build();
        executor.execute(() -> {
            try {
                begun.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            caller[0].interrupt();
        });

        PipelineResult result = runner().run(pipeline);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(states(result)).containsExactly("hangs CANCELLED", "after CANCELLED");
        assertThat(result.exitCode()).isEqualTo(1);
    }

    @Test
    void whatAStepStartsElsewhereIsRecordedBeforeItEnds() {
        List<String> recorded = Collections.synchronizedList(new ArrayList<>());
        PipelineRunner recording = PipelineRunner.builder(executor)
                .recorder((id, handle) -> recorded.add(id + " " + handle))
                .build();

        PipelineResult result = recording.run(Pipeline.builder("p")
                .step("job", Steps.function("starts", String.class, context -> {
                    context.started("{\"run\":1}");
                    assertThat(recorded).containsExactly("job {\"run\":1}");
                    throw new PermanentException("X", "failed after its start");
                }))
                .build());

        assertThat(result.step("job").message()).isEqualTo("failed after its start");
        assertThat(result.step("job").handles()).containsExactly("{\"run\":1}");
    }

    @Test
    void aListenerHearsEveryStepAndCannotEndThePipeline() {
        List<ProgressEvent> events = Collections.synchronizedList(new ArrayList<>());
        PipelineRunner listening = PipelineRunner.builder(executor)
                .progress(event -> {
                    events.add(event);
                    throw new IllegalStateException("deaf");
                })
                .build();

        PipelineResult result = listening.run(Pipeline.builder("p")
                .step(step("a").build())
                .step(failing("b").build())
                .build());

        assertThat(states(result)).containsExactly("a SUCCEEDED", "b FAILED");
        assertThat(events.stream()
                        .filter(event -> event.state() != ProgressState.RUNNING)
                        .map(ProgressEvent::step))
                .containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void theCountsOfAllStatesMakeUpTheSteps() {
        PipelineResult result = runner().run(Pipeline.builder("p")
                .step(step("a").build())
                .step(failing("b").build())
                .step(step("c").after("b").build())
                .build());

        long sum = Arrays.stream(StepResult.State.values())
                .mapToLong(result::count)
                .sum();
        assertThat(sum).isEqualTo(result.plan().steps().size());
        assertThat(result.toString())
                .contains("exit code 1")
                .contains("FAILED b")
                .contains("b went wrong");
    }

    private PipelineRunner runner() {
        return PipelineRunner.builder(executor).build();
    }

    private Step.Builder<String> step(String id) {
        return Step.builder(id, Steps.function("adds its name", String.class, context -> {
            order.add(id);
            return id;
        }));
    }

    private static Step.Builder<String> failing(String id) {
        return Step.builder(id, Steps.function("fails", String.class, context -> {
            throw new PermanentException("BAD", id + " went wrong");
        }));
    }

    private static List<String> states(PipelineResult result) {
        return result.steps().stream()
                .map(step -> step.id() + " " + step.state())
                .toList();
    }
}
