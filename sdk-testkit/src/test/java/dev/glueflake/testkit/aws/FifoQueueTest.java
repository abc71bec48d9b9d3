package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

class FifoQueueTest {
    private static final MovableClock CLOCK = MovableClock.stoppedAt(Instant.parse("2024-11-20T12:00:00Z"));

    @RegisterExtension
    static final AwsExtension EXTENSION =
            AwsExtension.with(EmbeddedAws.builder().clock(CLOCK));

    private final EmbeddedAws aws;
    private final SqsClient sqs;
    private String url = "";

    FifoQueueTest(EmbeddedAws aws, SqsClient sqs) {
        this.aws = aws;
        this.sqs = sqs;
    }

    @BeforeEach
    void createQueue() {
        url = create("q.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
    }

    @Test
    void messagesOfAGroupComeInTheirOrderWithTheirNumbers() {
        String first = send("g", "1", "one").sequenceNumber();
        String second = send("g", "2", "two").sequenceNumber();

        List<Message> messages = receive(10);

        assertThat(first).hasSize(20).isLessThan(second);
        assertThat(messages).extracting(Message::body).containsExactly("one", "two");
        assertThat(messages.get(0).attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g")
                .containsEntry(MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, "1")
                .containsEntry(MessageSystemAttributeName.SEQUENCE_NUMBER, first);
    }

    @Test
    void aGroupWaitsForItsMessageInFlightWhileOthersGoOn() {
        send("g", "1", "g1");
        send("g", "2", "g2");
        send("h", "3", "h1");

        assertThat(receive(1)).extracting(Message::body).containsExactly("g1");
        assertThat(receive(10)).extracting(Message::body).containsExactly("h1");
        assertThat(receive(10)).isEmpty();
        CLOCK.advance(Duration.ofSeconds(30));
        // Nobody deleted g1: it comes again, and before g2.
        List<Message> again = receive(10);
        assertThat(again).extracting(Message::body).containsExactly("g1", "g2", "h1");
        again.forEach(this::delete);
        assertThat(aws.queues().size("q.fifo")).isZero();
    }

    @Test
    void deletingTheMessageInFlightFreesItsGroup() {
        send("g", "1", "g1");
        send("g", "2", "g2");
        delete(receive(1).get(0));

        assertThat(receive(10)).extracting(Message::body).containsExactly("g2");
    }

    @Test
    void aRepeatedIdIsAcceptedButNotSentAgainForFiveMinutes() {
        SendMessageResponse first = send("g", "same", "one");
        delete(receive(1).get(0));
        CLOCK.advance(Duration.ofMinutes(5).minusSeconds(1));
        SendMessageResponse repeated = send("other", "same", "two");

        assertThat(repeated.messageId()).isEqualTo(first.messageId());
        assertThat(repeated.sequenceNumber()).isEqualTo(first.sequenceNumber());
        assertThat(receive(10)).isEmpty();
        CLOCK.advance(Duration.ofSeconds(1));
        send("g", "same", "three");
        assertThat(receive(10)).extracting(Message::body).containsExactly("three");
    }

    @Test
    void contentMakesTheIdWhereTheQueueSaysSo() {
        url = create(
                "c.fifo",
                Map.of(
                        QueueAttributeName.FIFO_QUEUE, "true",
                        QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"));
        sqs.sendMessage(request -> request.queueUrl(url).messageGroupId("g").messageBody("a"));
        sqs.sendMessage(request -> request.queueUrl(url).messageGroupId("g").messageBody("a"));
        sqs.sendMessage(request -> request.queueUrl(url).messageGroupId("g").messageBody("b"));
        send("g", "own", "a");

        assertThat(receive(10)).extracting(Message::body).containsExactly("a", "b", "a");
    }

    @Test
    void idsMayCountPerGroup() {
        url = create(
                "p.fifo",
                Map.of(
                        QueueAttributeName.FIFO_QUEUE, "true",
                        QueueAttributeName.DEDUPLICATION_SCOPE, "messageGroup"));
        send("g", "1", "g");
        send("h", "1", "h");
        send("h", "1", "again");

        assertThat(receive(10)).extracting(Message::body).containsExactly("g", "h");
    }

    @Test
    void aBatchKeepsItsOrder() {
        List<SendMessageBatchRequestEntry> entries = List.of(entry("a"), entry("b"), entry("c"));
        assertThat(sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries))
                        .successful())
                .allSatisfy(sent -> assertThat(sent.sequenceNumber()).isNotEmpty());

        assertThat(receive(10)).extracting(Message::body).containsExactly("a", "b", "c");
    }

    @Test
    void deadLettersKeepTheirGroup() {
        String dead = create("dead.fifo", Map.of(QueueAttributeName.FIFO_QUEUE, "true"));
        sqs.setQueueAttributes(request ->
                request.queueUrl(url).attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, redrive("dead.fifo", 1))));
        send("g", "1", "poison");
        send("g", "2", "good");
        receive(1);
        CLOCK.advance(Duration.ofSeconds(30));

        assertThat(receive(10)).extracting(Message::body).containsExactly("good");
        url = dead;
        assertThat(receive(10).get(0).attributes())
                .containsEntry(MessageSystemAttributeName.MESSAGE_GROUP_ID, "g")
                .containsEntry(
                        MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN,
                        "arn:aws:sqs:us-east-1:123456789012:q.fifo");
    }

    @Test
    void anExpiredHandleDoesNotDelete() {
        send("g", "1", "one");
        Message old = receive(1).get(0);
        CLOCK.advance(Duration.ofSeconds(30));

        assertError("InvalidParameterValue", () -> delete(old));
        Message again = receive(1).get(0);
        assertError("InvalidParameterValue", () -> delete(old));
        delete(again);
        delete(again);
        assertThat(aws.queues().size("q.fifo")).isZero();
    }

    @Test
    void whatTheTypeOfAQueueForbidsIsRefused() {
        assertError("InvalidParameterValue", () -> create("x.fifo", Map.of()));
        assertError("InvalidParameterValue", () -> create("x", Map.of(QueueAttributeName.FIFO_QUEUE, "true")));
        assertError("InvalidAttributeName", () -> create("x", Map.of(QueueAttributeName.DEDUPLICATION_SCOPE, "queue")));
        assertError(
                "InvalidAttributeName",
                () -> sqs.setQueueAttributes(
                        request -> request.queueUrl(url).attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true"))));
        assertError(
                "MissingParameter",
                () -> sqs.sendMessage(
                        request -> request.queueUrl(url).messageBody("x").messageDeduplicationId("1")));
        assertError(
                "InvalidParameterValue",
                () -> sqs.sendMessage(
                        request -> request.queueUrl(url).messageBody("x").messageGroupId("g")));
        assertError("InvalidParameterValue", () -> send("with space", "1", "x"));
        assertError(
                "InvalidParameterValue",
                () -> sqs.sendMessage(request -> request.queueUrl(url)
                        .messageBody("x")
                        .messageGroupId("g")
                        .messageDeduplicationId("1")
                        .delaySeconds(1)));
        create("standard", Map.of());
        url = create("plain", Map.of());
        assertError("InvalidParameterValue", () -> send("g", "1", "x"));
        assertError(
                "InvalidParameterValue",
                () -> sqs.setQueueAttributes(request -> request.queueUrl(url)
                        .attributes(Map.of(QueueAttributeName.REDRIVE_POLICY, redrive("q.fifo", 1)))));
    }

    private String create(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    private static String redrive(String target, int count) {
        return "{\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:123456789012:" + target + "\",\"maxReceiveCount\":"
                + count + "}";
    }

    private SendMessageResponse send(String group, String id, String body) {
        return sqs.sendMessage(request -> request.queueUrl(url)
                .messageGroupId(group)
                .messageDeduplicationId(id)
                .messageBody(body));
    }

    private static SendMessageBatchRequestEntry entry(String text) {
        return SendMessageBatchRequestEntry.builder()
                .id(text)
                .messageBody(text)
                .messageGroupId("g")
                .messageDeduplicationId(text)
                .build();
    }

    private List<Message> receive(int most) {
        return sqs.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(most)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private void delete(Message message) {
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    private static void assertError(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SqsException.class, error -> assertThat(
                        error.awsErrorDetails().errorCode())
                .endsWith(code));
    }
}
