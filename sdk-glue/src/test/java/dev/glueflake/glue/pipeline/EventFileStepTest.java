package dev.glueflake.glue.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.glue.event.EventFileHandler;
import dev.glueflake.glue.event.EventWorld;
import dev.glueflake.glue.event.FanOutResult;
import dev.glueflake.glue.event.HourlyFanOut;
import dev.glueflake.glue.pipeline.Steps.Messages;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Event files as a step: from a queue, or given. */
@Timeout(120)
class EventFileStepTest {
    private static final LocalDateTime HOUR = LocalDateTime.of(2019, 6, 1, 15, 0);
    private static final EventWorld WORLD = new EventWorld();
    private static final int FILES = 23;

    private String queue = "";

    @BeforeEach
    void reset() {
        WORLD.reset();
        queue = WORLD.aws
                .sqs()
                .createQueue(request -> request.queueName("files"))
                .queueUrl();
        for (int second = 0; second < FILES; second++) {
            String lines = EventWorld.VEHICLE + "\n" + EventWorld.PERIOD + "\n\n{broken\n";
            WORLD.put(name(second), lines.getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void c11AnHourGoesFromMessagesToAvroAndTheCountsAddUp() {
        PipelineResult result = PipelineRunner.sequential().run(hour());

        assertThat(result.exitCode()).as(result.toString()).isZero();
        StepOutput<?> output = result.step("split").output().orElseThrow();
        assertThat(output.counts())
                .containsEntry("messages", 23L)
                .containsEntry("event files", 23L)
                .containsEntry("lines", 92L)
                .containsEntry("written", 46L)
                .containsEntry("quarantined", 23L)
                .containsEntry("blank", 23L)
                .containsEntry("difference", 0L)
                .containsEntry("Avro files", 46L);
        assertThat(output.items())
                .contains(new StepOutput.Item("s3://lake/demo/vehicle/2019/06/01/", "WRITTEN", "23 events in 23 files"))
                .anySatisfy(item -> assertThat(item.action()).isEqualTo("QUARANTINED"));
        assertThat(messages()).isEqualTo("0 0");
    }

    @Test
    void c03AMessageThatComesTwiceIsCountedOnce() {
        WORLD.aws.sqs().sendMessage(request -> request.queueUrl(queue).messageBody(name(3)));

        PipelineResult result = PipelineRunner.sequential().run(hour());

        assertThat(result.step("split").output().orElseThrow().counts())
                .containsEntry("messages", 24L)
                .containsEntry("event files", 23L)
                .containsEntry("written", 46L);
    }

    @Test
    void c04WhatFailedStaysInTheQueueAndWhatWasDoneIsTold() {
        WORLD.put(name(3), new byte[] {0x1f, (byte) 0x8b, 0});

        PipelineResult result = PipelineRunner.sequential().run(hour());

        assertThat(result.step("split").state()).isEqualTo(StepResult.State.FAILED);
        assertThat(result.step("split").message())
                .startsWith("1 of 23 messages failed")
                .contains(name(3));
        StepOutput<?> output = result.step("split").output().orElseThrow();
        assertThat(output.counts()).containsEntry("failed messages", 1L).containsEntry("written", 44L);
        assertThat(output.items()).anySatisfy(item -> assertThat(item.action()).isEqualTo("FAILED"));
        // Visible at once for whoever repairs it.
        assertThat(messages()).isEqualTo("1 0");
        assertThat(result.toHtml()).contains("EVENT_FILE_DAMAGED");
        assertThatThrownBy(() -> result.value("split", EventFileHandler.Batch.class))
                .hasMessageContaining("FAILED");
    }

    @Test
    void filesThatAreGivenNeedNoQueueAndAbsentOnesAreSkipped() {
        StepAction<?> given =
                Steps.eventFiles(handler(), Messages.of(List.of(name(0), name(1), "2019-06-01-15-30-0-events.json")));
        StepAction<?> fromInput = Steps.eventFiles(
                handler(), Messages.of("of the parameter", context -> List.of(context.input("file", String.class))));

        PipelineResult result = PipelineRunner.sequential()
                .run(
                        Pipeline.builder("given")
                                .step("given", given)
                                .step(Step.builder("parameter", fromInput)
                                        .parameter("file", String.class)
                                        .build())
                                .build(),
                        Map.of("file", name(5)));

        assertThat(result.step("given").output().orElseThrow().counts())
                .containsEntry("messages", 3L)
                .containsEntry("absent files", 1L)
                .containsEntry("written", 4L);
        assertThat(result.step("parameter").output().orElseThrow().counts()).containsEntry("written", 2L);
    }

    @Test
    void c03AProcessThatDiesWhileItDrainsNeitherLosesNorDoublesALine() {
        // Entries of a run: claimed, two of the first step, begun, and a note for each of three batches.
        for (int moment : new int[] {5, 7, 8}) {
            for (boolean after : new boolean[] {false, true}) {
                reset();
                PipelineJournal journal = PipelineJournal.inMemory();
                PipelineHandle handle = runner(journal).start(hour(), Map.of());
                DyingJournal dying = new DyingJournal(journal, moment, after);
                assertThatThrownBy(() -> runner(dying).await(hour(), handle)).hasMessageContaining("died");

                PipelineResult result = runner(journal).await(hour(), handle);

                assertThat(result.step("split").output().orElseThrow().counts())
                        .as("death %s entry %d", after ? "after" : "at", moment)
                        .containsEntry("messages", 23L)
                        .containsEntry("event files", 23L)
                        .containsEntry("lines", 92L)
                        .containsEntry("written", 46L);
                assertThat(messages()).isEqualTo("0 0");
                assertThat(runner(journal).await(hour(), handle).value("split", EventFileHandler.Batch.class))
                        .isEqualTo(result.value("split", EventFileHandler.Batch.class));
            }
        }
    }

    private Pipeline hour() {
        HourlyFanOut fanOut = HourlyFanOut.of(WORLD.aws.s3(), WORLD.aws.sqs());
        return Pipeline.builder("hour")
                .step("announce", Steps.function("sends the hour's names", Long.class, context -> {
                    FanOutResult sent = fanOut.send(EventWorld.settings().build(), queue, HOUR);
                    return (long) sent.sent();
                }))
                .step(Step.builder("split", Steps.eventFiles(handler(), Messages.queue(WORLD.aws.sqs(), queue)))
                        .after("announce")
                        .build())
                .build();
    }

    private static EventFileHandler handler() {
        return EventFileHandler.of(WORLD.writer(), EventWorld.settings().build());
    }

    private static String name(int second) {
        return "2019-06-01-15-0-" + second + "-events.json";
    }

    /** Visible and hidden messages of the queue. */
    private String messages() {
        Map<QueueAttributeName, String> counts = WORLD.aws
                .sqs()
                .getQueueAttributes(request -> request.queueUrl(queue)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES) + " "
                + counts.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    private static PipelineRunner runner(PipelineJournal journal) {
        return PipelineRunner.builder(Runnable::run)
                .maxParallel(1)
                .journal(journal)
                .build();
    }
}
