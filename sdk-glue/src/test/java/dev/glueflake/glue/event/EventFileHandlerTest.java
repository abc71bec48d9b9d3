package dev.glueflake.glue.event;

import static dev.glueflake.glue.event.EventWorld.NAME;
import static dev.glueflake.glue.event.EventWorld.VEHICLE;
import static dev.glueflake.glue.event.EventWorld.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.glue.event.EventFileHandler.Message;
import dev.glueflake.glue.event.EventFileHandler.Outcome;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.QueueDelivery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventFileHandlerTest {
    private static final String MISSING = "2019-06-01-15-7-43-events.json";
    private static final String BROKEN = "2019-06-01-15-7-44-events.json";

    private static EventWorld world;

    @BeforeAll
    static void start() {
        world = new EventWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @BeforeEach
    void reset() {
        world.reset();
        world.put(VEHICLE);
        world.put(BROKEN, new byte[] {0x1f, (byte) 0x8b, 0});
    }

    private static EventFileHandler handler() {
        return EventFileHandler.of(world.writer(), settings().build());
    }

    private static Message message(String id, String body) {
        return new Message(id, body, Map.of("from", body));
    }

    @Test
    void c04ExactlyTheFailedMessagesAreReported() {
        EventFileHandler.Batch batch = handler()
                .handle(List.of(
                        message("m1", BROKEN),
                        message("m2", NAME),
                        message("m3", MISSING),
                        message("m4", "a/b.json"),
                        new Message("m5", NAME, Map.of("from", MISSING))));

        assertThat(batch.failedIds()).containsExactly("m1", "m4", "m5");
        assertThat(batch.items())
                .extracting(EventFileHandler.Item::outcome)
                .containsExactly(Outcome.FAILED, Outcome.WRITTEN, Outcome.SKIPPED, Outcome.FAILED, Outcome.FAILED);
        assertThat(batch.items().get(0).reason()).startsWith("EVENT_FILE_DAMAGED");
        assertThat(batch.items().get(3).reason()).contains("minute and second not padded");
        assertThat(batch.items().get(4).reason()).contains("attribute from");
        assertThat(world.records("vehicle")).hasSize(1);
    }

    @Test
    void c15ADeniedFileStaysInTheQueue() {
        world.aws.faults().on(AwsService.S3, "HeadObject").error(403, "AccessDenied", "no", 1);

        EventFileHandler.Batch batch = handler().handle(List.of(message("m1", MISSING)));

        assertThat(batch.failedIds()).containsExactly("m1");
        assertThat(batch.items().get(0).reason()).startsWith("EVENT_FILE_ACCESS_DENIED");
    }

    @Test
    void aFileNamedTwiceInABatchIsSplitOnceAndAgainLaterWithTheSameBytes() {
        handler().handle(List.of(message("m1", NAME), message("m2", NAME)));
        Map<String, byte[]> first = world.lake();
        assertThat(world.aws.callCount(AwsService.S3, "PutObject")).isEqualTo(3);

        handler().handle(List.of(message("m1", NAME)));

        assertThat(world.lake()).usingRecursiveComparison().isEqualTo(first);
        assertThat(world.records("vehicle")).hasSize(1);
    }

    @Test
    void anInterruptLeavesTheRestInTheQueue() {
        Thread.currentThread().interrupt();
        EventFileHandler.Batch batch = handler().handle(List.of(message("m1", NAME), message("m2", NAME)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(batch.failedIds()).endsWith("m2");
    }

    @Test
    void theStreamsOfALambdaFunctionAreServed() throws IOException {
        String event = """
                {"Records":[
                 {"messageId":"m1","body":"%s","messageAttributes":{"from":{"stringValue":"%s","dataType":"String"}}},
                 {"messageId":"m2","body":"%s","messageAttributes":{}}]}""".formatted(BROKEN, BROKEN, NAME);
        ByteArrayOutputStream response = new ByteArrayOutputStream();

        handler().handle(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), response);

        assertThat(response).hasToString("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
        for (String other : List.of("", "{}", "{\"Records\":[{}]}", "[", "null")) {
            assertThatThrownBy(() -> handler().handleJson(other))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("SQS");
        }
    }

    @Test
    void anHourGoesThroughAQueueWithDuplicatesAndOnlyFailuresStay() {
        String queue = world.aws
                .sqs()
                .createQueue(request -> request.queueName("files"))
                .queueUrl();
        for (int second = 0; second < 25; second++) {
            world.put("2019-06-01-15-30-" + second + "-events.json", VEHICLE.getBytes(StandardCharsets.UTF_8));
        }
        FanOutPlan plan = HourlyFanOut.of(world.aws.s3(), world.aws.sqs())
                .plan(settings().build(), queue, EventFileName.parse(NAME).second());
        HourlyFanOut.of(world.aws.s3(), world.aws.sqs()).send(plan);
        world.aws.queues().duplicateNext(queue, 7);

        QueueDelivery delivered = world.aws.queues().deliverAll(queue, handler()::handleJson);

        assertThat(plan.names()).hasSize(27);
        assertThat(delivered.received()).isEqualTo(27 + 7);
        assertThat(delivered.failedMessageIds()).hasSize(1);
        assertThat(delivered.failure()).isEmpty();
        assertThat(world.aws.queues().size(queue)).isEqualTo(1);
        assertThat(world.lake()).hasSize(26);
    }
}
