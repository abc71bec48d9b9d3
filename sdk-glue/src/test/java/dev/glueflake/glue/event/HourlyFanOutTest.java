package dev.glueflake.glue.event;

import static dev.glueflake.glue.event.EventWorld.NAME;
import static dev.glueflake.glue.event.EventWorld.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.S3Location;
import dev.glueflake.core.retry.Retrier;
import dev.glueflake.core.retry.RetryPolicy;
import dev.glueflake.testkit.aws.AwsService;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

class HourlyFanOutTest {
    private static final LocalDateTime HOUR = LocalDateTime.of(2019, 6, 1, 15, 0);

    private static EventWorld world;

    private final AtomicInteger waits = new AtomicInteger();
    private String queue = "";

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
        queue = world.aws
                .sqs()
                .createQueue(request -> request.queueName("files"))
                .queueUrl();
    }

    private HourlyFanOut fanOut() {
        Retrier retrier = Retrier.builder(
                        RetryPolicy.builder().deadline(Duration.ofHours(1)).build())
                .sleeper(duration -> waits.incrementAndGet())
                .build();
        return HourlyFanOut.of(world.aws.s3(), world.aws.sqs(), retrier);
    }

    private FanOutPlan plan(int messages) {
        return new FanOutPlan(queue, HOUR, EventFileName.everySecond(HOUR).subList(0, messages), List.of());
    }

    private Set<String> received() {
        Set<String> bodies = new HashSet<>();
        while (true) {
            List<Message> messages = world.aws
                    .sqs()
                    .receiveMessage(request -> request.queueUrl(queue)
                            .maxNumberOfMessages(10)
                            .waitTimeSeconds(0)
                            .messageAttributeNames("All"))
                    .messages();
            if (messages.isEmpty()) {
                return bodies;
            }
            for (Message message : messages) {
                assertThat(message.messageAttributes().get("from").stringValue())
                        .isEqualTo(message.body());
                bodies.add(message.body());
            }
        }
    }

    @Test
    void c19OnlyFilesThatExistAreSentByDefault() {
        world.put(NAME, new byte[0]);
        world.put("2019-06-01-15-59-59-events.json", new byte[0]);
        world.put("2019-06-01-15-0-0-events.json", new byte[0]);
        world.put("2019-06-01-16-0-0-events.json", new byte[0]);
        world.put("2019-06-01-15-note.txt", new byte[0]);
        world.put("2019-06-01-15-1-1-events.json/part", new byte[0]);

        FanOutPlan plan = fanOut().plan(settings().build(), queue, HOUR.plusMinutes(9));
        FanOutResult result = fanOut().send(plan);

        assertThat(plan.names())
                .extracting(EventFileName::toString)
                .containsExactly("2019-06-01-15-0-0-events.json", NAME, "2019-06-01-15-59-59-events.json");
        assertThat(plan.ignored()).containsExactly("2019-06-01-15-1-1-events.json/part", "2019-06-01-15-note.txt");
        assertThat(result).isEqualTo(new FanOutResult(HOUR, 3, 3, List.of(), 1));
        assertThat(received()).hasSize(3).contains(NAME);
    }

    @Test
    void c19TheNamesOfEverySecondAreThoseOfTheOldEventLake() {
        FanOutPlan plan = FanOutPlan.everySecond(queue, HOUR);

        assertThat(plan.names()).hasSize(3600).doesNotHaveDuplicates();
        assertThat(plan.names().get(0)).hasToString("2019-06-01-15-0-0-events.json");
        assertThat(plan.names().get(3599)).hasToString("2019-06-01-15-59-59-events.json");
    }

    @Test
    void c12AnHourIsThreeHundredAndSixtyBatches() {
        FanOutResult result = fanOut().send(FanOutPlan.everySecond(queue, HOUR));

        assertThat(result).isEqualTo(new FanOutResult(HOUR, 3600, 3600, List.of(), 360));
        assertThat(world.aws.callCount(AwsService.SQS, "SendMessageBatch")).isEqualTo(360);
        assertThat(world.aws.queues().size(queue)).isEqualTo(3600);
    }

    @Test
    void c12OnlyTheFailedEntriesAreSentAgain() {
        world.aws.queues().failBatchEntries(queue, 13, false);

        FanOutResult result = fanOut().send(plan(25));

        assertThat(result).isEqualTo(new FanOutResult(HOUR, 25, 25, List.of(), 3 + 2));
        assertThat(waits).hasValue(1);
        assertThat(world.aws.queues().size(queue)).isEqualTo(25);
        assertThat(received()).hasSize(25);
    }

    @Test
    void c11EntriesThatAreTheSendersFaultAreNotSentAgainAndAreNamed() {
        world.aws.queues().failBatchEntries(queue, 2, true);

        FanOutException failure = catchThrowableOfType(FanOutException.class, () -> fanOut().send(plan(25)));

        assertThat(failure.result().sent()).isEqualTo(23);
        assertThat(failure.result().failures())
                .extracting(FanOutResult.Failure::name)
                .extracting(EventFileName::toString)
                .containsExactly("2019-06-01-15-0-0-events.json", "2019-06-01-15-0-1-events.json");
        assertThat(failure.result().failures()).allMatch(FanOutResult.Failure::senderFault);
        assertThat(failure)
                .hasMessageContaining("2 of 25 messages")
                .hasMessageContaining("2019-06-01-15-0-1-events.json");
        assertThat(waits).hasValue(0);
        assertThat(world.aws.queues().size(queue)).isEqualTo(23);
    }

    @Test
    void c11ACallThatNeverSucceedsIsCountedExactly() {
        int attempts = 3;
        world.aws.faults().on(AwsService.SQS, "SendMessageBatch").after(1).throttle(attempts * 3);

        FanOutException failure = catchThrowableOfType(FanOutException.class, () -> fanOut().send(plan(15)));

        assertThat(failure.result().sent()).isEqualTo(10);
        assertThat(failure.result().failures()).hasSize(5).allMatch(entry -> entry.code()
                .equals("AWS_UNAVAILABLE"));
        assertThat(failure.result().calls()).isEqualTo(2 + 1 + 1);
        assertThat(world.aws.faults().remaining()).isZero();
        assertThat(fanOut().send(plan(15)).sent()).isEqualTo(15);
    }

    @Test
    void aQueueThatDoesNotExistIsRefusedAtOnce() {
        FanOutPlan plan = new FanOutPlan(queue + "-none", HOUR, plan(12).names(), List.of());

        FanOutException failure = catchThrowableOfType(FanOutException.class, () -> fanOut().send(plan));

        assertThat(failure.result().sent()).isZero();
        assertThat(failure.result().failures()).hasSize(12).allMatch(FanOutResult.Failure::senderFault);
        assertThat(waits).hasValue(0);
    }

    @Test
    void nothingToSendIsNoCall() {
        assertThat(fanOut().send(settings().build(), queue, HOUR))
                .isEqualTo(new FanOutResult(HOUR, 0, 0, List.of(), 0));
        assertThat(world.aws.callCount(AwsService.SQS, "SendMessageBatch")).isZero();
    }

    @Test
    void plansThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new FanOutPlan("files", HOUR, List.of(), List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("no URL");
        assertThatThrownBy(() -> new FanOutPlan(queue, HOUR.plusHours(1), plan(1).names(), List.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("is not of the hour");
        EventFileSettings nowhere = EventFileSettings.builder(
                        S3Location.parse("s3://nowhere"), S3Location.parse("s3://lake/demo"))
                .build();
        assertThatThrownBy(() -> fanOut().plan(nowhere, queue, HOUR))
                .isInstanceOf(GlueflakeException.class)
                .hasMessageContaining("s3://nowhere/2019-06-01-15-");
    }
}
