package dev.glueflake.glue.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.PermanentException;
import dev.glueflake.core.RunIdGenerator;
import dev.glueflake.core.S3Location;
import dev.glueflake.glue.run.CrawlResult;
import dev.glueflake.glue.run.GlueJobRunner;
import dev.glueflake.glue.run.GlueWorld;
import dev.glueflake.glue.run.JobCall;
import dev.glueflake.glue.run.JobResult;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs that one process starts and another one goes on with. */
@Timeout(120)
class PipelineTakeOverTest {
    private static final GlueWorld WORLD = new GlueWorld();
    private static final Map<String, LocalDate> DAY = Map.of("day", LocalDate.of(2026, 1, 2));

    private final AtomicInteger counted = new AtomicInteger();
    private final AtomicInteger charged = new AtomicInteger();

    /** What a function gives. */
    record Summary(int rows, LocalDate day, List<String> tables) {}

    @BeforeEach
    void reset() {
        WORLD.reset();
        WORLD.crawler("crawler");
        WORLD.job("job", 0);
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void e08AProcessMayDieAtAnyMomentAndNothingIsLostOrDoneTwice() {
        int moments = entriesOfAWholeRun();
        for (int moment = 2; moment <= moments; moment++) {
            for (boolean after : new boolean[] {false, true}) {
                reset();
                counted.set(0);
                charged.set(0);
                PipelineJournal journal = PipelineJournal.inMemory();
                PipelineHandle handle = runner(journal).start(pipeline(), DAY);
                String when = "death " + (after ? "after" : "at") + " entry " + moment + " of " + moments;
                DyingJournal dying = new DyingJournal(journal, moment - 1, after);
                if (moment < moments) {
                    assertThatThrownBy(() -> runner(dying).await(pipeline(), handle))
                            .as(when)
                            .hasMessageContaining("died");
                } else {
                    // Only the end itself is not recorded.
                    assertThat(runner(dying).await(pipeline(), handle).exitCode())
                            .isZero();
                }

                PipelineResult result = runner(journal).await(pipeline(), handle);

                assertThat(WORLD.runs("job")).as(when).hasSize(1);
                assertThat(charged.get()).as(when).isLessThanOrEqualTo(1);
                if (result.step("charge").state() == StepResult.State.UNKNOWN) {
                    assertThat(result.step("charge").message()).contains("nothing tells how far it came");
                    assertThat(result.step("last").state()).isEqualTo(StepResult.State.SKIPPED);
                    assertThat(result.exitCode()).isEqualTo(2);
                } else {
                    assertThat(result.exitCode()).as(when + "\n" + result).isZero();
                    assertThat(charged).hasValue(1);
                    assertThat(result.value("last", Summary.class))
                            .isEqualTo(new Summary(1, DAY.get("day"), List.of("job", "crawler")));
                }
            }
        }
    }

    private int entriesOfAWholeRun() {
        PipelineJournal journal = PipelineJournal.inMemory();
        PipelineHandle handle = runner(journal).start(pipeline(), DAY);
        assertThat(runner(journal).await(pipeline(), handle).exitCode()).isZero();
        return journal.read(handle.runId()).size();
    }

    /** A job, a crawler, a function that must not run twice, and one that may. */
    private Pipeline pipeline() {
        return Pipeline.builder("nightly")
                .step("job", Steps.job(WORLD.jobs(), JobCall.of("job")))
                .step(Step.builder("crawler", Steps.crawler(WORLD.crawlers(), "crawler"))
                        .after("job")
                        .build())
                .step(Step.builder(
                                "charge",
                                Steps.function("charges", Integer.class, context -> charged.incrementAndGet()))
                        .after("crawler")
                        .build())
                .step(Step.builder("last", Steps.function("sums up", Summary.class, context -> {
                            counted.incrementAndGet();
                            return new Summary(
                                    context.input("charges", Integer.class),
                                    context.input("day", LocalDate.class),
                                    List.of(
                                            context.input("run", JobResult.class)
                                                    .job(),
                                            context.input("crawl", CrawlResult.class)
                                                    .crawler()));
                        }))
                        .input("run", "job", JobResult.class)
                        .input("crawl", "crawler", CrawlResult.class)
                        .input("charges", "charge", Integer.class)
                        .parameter("day", LocalDate.class)
                        .repeatable()
                        .build())
                .build();
    }

    @Test
    void aRunThatHasEndedGivesItsResultAgainFromS3() {
        PipelineJournal journal = PipelineJournal.s3(WORLD.aws.s3(), S3Location.parse("s3://lake/journal"));
        PipelineHandle handle =
                PipelineHandle.fromJson(runner(journal).start(pipeline(), DAY).toJson());
        PipelineResult first = runner(journal).await(pipeline(), handle);
        WORLD.clock.advance(Duration.ofHours(1));

        PipelineResult again = runner(journal).await(pipeline(), handle);

        assertThat(again.exitCode()).isZero();
        assertThat(again.duration()).isEqualTo(first.duration());
        assertThat(again.steps()).isEqualTo(first.steps());
        assertThat(WORLD.runs("job")).hasSize(1);
        assertThat(counted).hasValue(1);
        assertThat(again.value("crawler", CrawlResult.class)).isEqualTo(first.value("crawler", CrawlResult.class));
    }

    @Test
    void aFailureIsFinalAndIsToldAgain() {
        Pipeline pipeline = Pipeline.builder("fails")
                .step("bad", Steps.function("fails", String.class, context -> {
                    counted.incrementAndGet();
                    throw new PermanentException("BAD", "it went wrong");
                }))
                .build();
        PipelineJournal journal = PipelineJournal.inMemory();
        PipelineHandle handle = runner(journal).start(pipeline, Map.of());
        runner(journal).await(pipeline, handle);

        PipelineResult again = runner(journal).await(pipeline, handle);

        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.step("bad").message()).isEqualTo("it went wrong");
        assertThat(again.step("bad").failure()).isEqualTo(Optional.empty());
        assertThat(counted).hasValue(1);
    }

    @Test
    void e05AJobThatOutlivesTheDeadlineIsUnknownAndAwaitedByItsHandleNextTime() {
        GlueJobRunner impatient = GlueJobRunner.builder(WORLD.glue)
                .polling(WORLD.polling.withDeadline(Duration.ofSeconds(1)))
                .build();
        PipelineJournal journal = PipelineJournal.inMemory();
        Pipeline late = Pipeline.builder("late")
                .step("job", Steps.job(impatient, JobCall.of("job")))
                .build();
        PipelineHandle handle = runner(journal).start(late, Map.of());

        PipelineResult first = runner(journal).await(late, handle);
        Pipeline patient = Pipeline.builder("late")
                .step("job", Steps.job(WORLD.jobs(), JobCall.of("job")))
                .build();
        PipelineResult second = runner(journal).await(patient, handle);

        assertThat(first.step("job").state()).isEqualTo(StepResult.State.UNKNOWN);
        assertThat(second.step("job").state()).isEqualTo(StepResult.State.SUCCEEDED);
        assertThat(WORLD.runs("job")).hasSize(1);
        assertThat(second.step("job").handles()).isEqualTo(first.step("job").handles());
    }

    @Test
    void anInterruptedRunGoesOnLater() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Step<String> waits = Step.builder("waits", Steps.function("waits", String.class, context -> {
                    begun.countDown();
                    if (counted.getAndIncrement() == 0) {
                        new CountDownLatch(1).await();
                    }
                    return "done";
                }))
                .repeatable()
                .build();
        Pipeline pipeline = Pipeline.builder("p")
                .step(waits)
                .step(Step.builder("after", Steps.function("says", String.class, context -> "after"))
                        .after("waits")
                        .build())
                .build();
        PipelineJournal journal = PipelineJournal.inMemory();
        PipelineHandle handle = runner(journal).start(pipeline, Map.of());
        ExecutorService steps = Executors.newCachedThreadPool();
        try {
            Future<PipelineResult> cut = interruptible(
                    steps,
                    begun,
                    () -> PipelineRunner.builder(steps).journal(journal).build().await(pipeline, handle));
            assertThat(cut.get().step("waits").state()).isEqualTo(StepResult.State.CANCELLED);
        } finally {
            steps.shutdownNow();
        }

        PipelineResult result = runner(journal).await(pipeline, handle);

        assertThat(result.exitCode()).as(result.toString()).isZero();
    }

    private static Future<PipelineResult> interruptible(
            ExecutorService executor, CountDownLatch begun, java.util.concurrent.Callable<PipelineResult> run) {
        return executor.submit(() -> {
            Thread runner = Thread.currentThread();
            executor.execute(() -> {
                try {
                    begun.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                runner.interrupt();
            });
            return run.call();
        });
    }

    @Test
    void aProcessThatWasTakenOverStopsAtItsNextEntry() {
        PipelineJournal journal = PipelineJournal.inMemory();
        List<PipelineResult> other = new ArrayList<>();
        PipelineHandle[] handle = new PipelineHandle[1];
        Pipeline[] pipeline = new Pipeline[1];
        pipeline[0] = Pipeline.builder("p")
                .step(Step.builder("a", Steps.function("is slow", String.class, context -> {
                            if (counted.getAndIncrement() == 0) {
                                other.add(runner(journal).await(pipeline[0], handle[0]));
                            }
                            return "a";
                        }))
                        .repeatable()
                        .build())
                .step(Step.builder("b", Steps.function("charges", Integer.class, context -> charged.incrementAndGet()))
                        .after("a")
                        .build())
                .build();
        handle[0] = runner(journal).start(pipeline[0], Map.of());

        assertThatThrownBy(() -> runner(journal).await(pipeline[0], handle[0]))
                .isInstanceOf(PermanentException.class)
                .hasMessageContaining("Another process goes on with run");
        assertThat(other).singleElement().satisfies(result -> assertThat(result.exitCode())
                .isZero());
        assertThat(charged).hasValue(1);
    }

    @Test
    void aRunThatIsUnknownOrOfAnotherPipelineIsRefused() {
        PipelineJournal journal = PipelineJournal.inMemory();
        PipelineHandle handle = runner(journal).start(pipeline(), DAY);
        Pipeline other = Pipeline.builder("nightly")
                .step("job", Steps.job(WORLD.jobs(), JobCall.of("job")))
                .step("parameterised", parameterised())
                .build();

        assertThatThrownBy(() -> runner(journal).await(other, handle))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("day");
        assertThatThrownBy(() -> runner(journal)
                        .await(
                                pipeline(),
                                new PipelineHandle(
                                        RunIdGenerator.of(WORLD.clock).next(), "nightly")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has no run");
        assertThatThrownBy(() -> PipelineRunner.sequential().start(pipeline(), DAY))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("journal(...)");
        assertThat(WORLD.calls("StartJobRun")).isZero();
    }

    @Test
    void anotherOrderOfStepsIsAnotherPipeline() {
        PipelineJournal journal = PipelineJournal.inMemory();
        StepAction<String> says = Steps.function("says", String.class, context -> "x");
        Pipeline one = Pipeline.builder("p").step("a", says).step("b", says).build();
        Pipeline two = Pipeline.builder("p")
                .step("a", says)
                .step(Step.builder("b", says).after("a").build())
                .build();
        PipelineHandle handle = runner(journal).start(one, Map.of());

        assertThatThrownBy(() -> runner(journal).await(two, handle))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("after a");
        assertThat(runner(journal).await(one, handle).exitCode()).isZero();
    }

    @Test
    void whatAJournalCannotHoldIsToldBeforeAnythingStarts() {
        Pipeline pipeline = Pipeline.builder("p")
                .step("stream", Steps.function("opens", java.io.InputStream.class, context -> {
                    throw new AssertionError("it ran");
                }))
                .step(Step.builder("takes", parameterised())
                        .parameter("secret", dev.glueflake.core.secret.Secret.class)
                        .build())
                .build();

        assertThatThrownBy(() -> runner(PipelineJournal.inMemory())
                        .start(pipeline, Map.of("secret", dev.glueflake.core.secret.Secret.ofText("x"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("step stream gives a InputStream")
                .hasMessageContaining("step takes takes secret as Secret");
    }

    @Test
    void aDamagedJournalInS3IsRefused() {
        PipelineJournal journal = PipelineJournal.s3(WORLD.aws.s3(), S3Location.parse("s3://lake/journal/"));
        PipelineHandle handle = runner(journal).start(pipeline(), DAY);
        runner(journal).await(pipeline(), handle);
        WORLD.aws.s3().deleteObject(request -> request.bucket("lake")
                .key("journal/" + handle.runId() + "/0000000002.json"));

        assertThatThrownBy(() -> runner(journal).await(pipeline(), handle))
                .isInstanceOf(GlueflakeException.class)
                .hasMessageContaining("0000000002.json");
    }

    private static StepAction<String> parameterised() {
        return Steps.function("says", String.class, context -> "x");
    }

    private static PipelineRunner runner(PipelineJournal journal) {
        return PipelineRunner.builder(Runnable::run)
                .maxParallel(1)
                .clock(WORLD.clock)
                .journal(journal)
                .build();
    }
}
