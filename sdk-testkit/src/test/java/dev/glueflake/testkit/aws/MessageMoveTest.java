package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

class MessageMoveTest {
    private static final String ARN = "arn:aws:sqs:us-east-1:123456789012:";
    private static final MovableClock CLOCK = MovableClock.stoppedAt(Instant.parse("2024-11-20T12:00:00Z"));

    @RegisterExtension
    static final AwsExtension EXTENSION =
            AwsExtension.with(EmbeddedAws.builder().clock(CLOCK));

    private final EmbeddedAws aws;
    private final SqsClient sqs;

    MessageMoveTest(EmbeddedAws aws, SqsClient sqs) {
        this.aws = aws;
        this.sqs = sqs;
    }

    @BeforeEach
    void createQueues() {
        create("dead", Map.of());
        create("work", Map.of(QueueAttributeName.REDRIVE_POLICY, redrive("dead", "1")));
    }

    @Test
    void deadLettersGoBackWhereTheyCameFrom() {
        die("a");
        die("b");
        sqs.startMessageMoveTask(request -> request.sourceArn(ARN + "dead"));

        assertThat(aws.queues().size("dead")).isZero();
        assertThat(aws.queues().size("work")).isEqualTo(2);
        ListMessageMoveTasksResultEntry task = task();
        assertThat(task.status()).isEqualTo("COMPLETED");
        assertThat(task.approximateNumberOfMessagesMoved()).isEqualTo(2);
        assertThat(task.startedTimestamp()).isEqualTo(CLOCK.instant().toEpochMilli());
        assertThat(task.taskHandle()).isNull();
    }

    @Test
    void aRateIsHeldOnTheClockAndTheTaskCanBeCancelled() {
        for (int i = 0; i < 5; i++) {
            die("m" + i);
        }
        create("other", Map.of());
        String handle = sqs.startMessageMoveTask(request -> request.sourceArn(ARN + "dead")
                        .destinationArn(ARN + "other")
                        .maxNumberOfMessagesPerSecond(2))
                .taskHandle();
        assertThat(aws.queues().size("other")).isZero();
        CLOCK.advance(Duration.ofSeconds(1));
        assertThat(aws.queues().size("other")).isEqualTo(2);
        assertThat(task().taskHandle()).isEqualTo(handle);
        assertThatThrownBy(() -> sqs.startMessageMoveTask(request -> request.sourceArn(ARN + "dead")))
                .isInstanceOf(UnsupportedOperationException.class);

        assertThat(sqs.cancelMessageMoveTask(request -> request.taskHandle(handle))
                        .approximateNumberOfMessagesMoved())
                .isEqualTo(2);
        CLOCK.advance(Duration.ofSeconds(9));
        assertThat(aws.queues().size("other")).isEqualTo(2);
        assertThat(task().status()).isEqualTo("CANCELLED");
        assertThatThrownBy(() -> sqs.cancelMessageMoveTask(request -> request.taskHandle("none")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aMessageOfUnknownOriginFailsTheTask() {
        sqs.sendMessage(request -> request.queueUrl(url("dead")).messageBody("sent right here"));
        sqs.startMessageMoveTask(request -> request.sourceArn(ARN + "dead"));

        assertThat(task().status()).isEqualTo("FAILED");
        assertThat(task().failureReason()).isEqualTo("CouldNotDetermineMessageSource");
        assertThat(aws.queues().size("dead")).isEqualTo(1);
    }

    @Test
    void whereNothingCanMoveIsRefused() {
        assertError("InvalidParameterValue", () -> sqs.startMessageMoveTask(it -> it.sourceArn(ARN + "work")));
        assertThatThrownBy(() -> sqs.startMessageMoveTask(it -> it.sourceArn(ARN + "absent")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void aDeadLetterQueueDecidesWhoseItIs() {
        allow("dead", "{\"redrivePermission\":\"denyAll\"}");
        assertError(
                "InvalidParameterValue",
                () -> create("more", Map.of(QueueAttributeName.REDRIVE_POLICY, redrive("dead", "3"))));
        allow("dead", "{\"redrivePermission\":\"byQueue\",\"sourceQueueArns\":[\"" + ARN + "more\"]}");
        create("more", Map.of(QueueAttributeName.REDRIVE_POLICY, redrive("dead", "3")));
        assertError(
                "InvalidParameterValue",
                () -> create("third", Map.of(QueueAttributeName.REDRIVE_POLICY, redrive("dead", "3"))));
        assertError(
                "InvalidParameterValue",
                () -> create("third", Map.of(QueueAttributeName.REDRIVE_POLICY, redrive("absent", "3"))));
        assertError("InvalidAttributeValue", () -> allow("dead", "{\"redrivePermission\":\"byQueue\"}"));
        assertThat(sqs.listDeadLetterSourceQueues(it -> it.queueUrl(url("dead")))
                        .queueUrls())
                .containsExactlyInAnyOrder(url("work"), url("more"));
    }

    @Test
    void aQueueIsPurgedOnceAMinute() {
        sqs.sendMessage(request -> request.queueUrl(url("work")).messageBody("m"));
        sqs.purgeQueue(request -> request.queueUrl(url("work")));
        assertThat(aws.queues().size("work")).isZero();
        CLOCK.advance(Duration.ofSeconds(59));
        assertThatThrownBy(() -> sqs.purgeQueue(request -> request.queueUrl(url("work"))))
                .isInstanceOf(PurgeQueueInProgressException.class);
        CLOCK.advance(Duration.ofSeconds(1));
        sqs.purgeQueue(request -> request.queueUrl(url("work")));
    }

    @Test
    void aLongPollOfADeletedQueueEndsWithItsError() {
        CompletableFuture<Object> poll = CompletableFuture.supplyAsync(() ->
                sqs.receiveMessage(request -> request.queueUrl(url("work")).waitTimeSeconds(20)));
        while (aws.callCount(AwsService.SQS, "DeleteQueue") == 0) {
            if (waits()) {
                sqs.deleteQueue(request -> request.queueUrl(url("work")));
            }
        }

        assertThatThrownBy(poll::join).hasCauseInstanceOf(QueueDoesNotExistException.class);
    }

    /** A poll that waits has a thread of the server in it. */
    private static boolean waits() {
        return Thread.getAllStackTraces().values().stream()
                .anyMatch(stack -> List.of(stack).toString().contains("QueueStore.receive"));
    }

    @Test
    void tagsAndPagesOfQueues() {
        sqs.createQueue(request -> request.queueName("tagged").tags(Map.of("team", "data")));
        sqs.tagQueue(request -> request.queueUrl(url("tagged")).tags(Map.of("stage", "test")));
        sqs.untagQueue(request -> request.queueUrl(url("tagged")).tagKeys("team"));

        assertThat(sqs.listQueueTags(request -> request.queueUrl(url("tagged"))).tags())
                .isEqualTo(Map.of("stage", "test"));
        assertThat(sqs.listQueuesPaginator(request -> request.maxResults(2)).stream()
                        .count())
                .isEqualTo(2);
        assertThat(sqs.listQueuesPaginator(request -> request.maxResults(2)).queueUrls())
                .containsExactly(url("dead"), url("tagged"), url("work"));
    }

    /** Sends, receives once, and lets the second receive send it to the dead letters. */
    private void die(String body) {
        sqs.sendMessage(request -> request.queueUrl(url("work")).messageBody(body));
        sqs.receiveMessage(request -> request.queueUrl(url("work")));
        CLOCK.advance(Duration.ofSeconds(30));
        assertThat(sqs.receiveMessage(request -> request.queueUrl(url("work"))).messages())
                .isEmpty();
    }

    private ListMessageMoveTasksResultEntry task() {
        return sqs.listMessageMoveTasks(request -> request.sourceArn(ARN + "dead"))
                .results()
                .get(0);
    }

    private void create(String name, Map<QueueAttributeName, String> attributes) {
        sqs.createQueue(request -> request.queueName(name).attributes(attributes));
    }

    private void allow(String name, String policy) {
        sqs.setQueueAttributes(request ->
                request.queueUrl(url(name)).attributes(Map.of(QueueAttributeName.REDRIVE_ALLOW_POLICY, policy)));
    }

    private String url(String name) {
        return aws.endpoint(AwsService.SQS) + "/123456789012/" + name;
    }

    private static String redrive(String target, String count) {
        return "{\"deadLetterTargetArn\":\"" + ARN + target + "\",\"maxReceiveCount\":\"" + count + "\"}";
    }

    private static void assertError(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SqsException.class, error -> assertThat(
                        error.awsErrorDetails().errorCode())
                .endsWith(code));
    }
}
