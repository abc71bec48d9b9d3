package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

class QueueTest {
    private static final MovableClock CLOCK = MovableClock.stoppedAt(Instant.parse("2024-11-20T12:00:00Z"));

    @RegisterExtension
    static final AwsExtension EXTENSION =
            AwsExtension.with(EmbeddedAws.builder().clock(CLOCK));

    private final EmbeddedAws aws;
    private final SqsClient sqs;
    private String url = "";

    QueueTest(EmbeddedAws aws, SqsClient sqs) {
        this.aws = aws;
        this.sqs = sqs;
    }

    @BeforeEach
    void createQueue() {
        url = sqs.createQueue(request -> request.queueName("q")).queueUrl();
    }

    @Test
    void aMessageArrivesAsItWasSent() {
        Map<String, MessageAttributeValue> attributes = Map.of(
                "kind",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("höher")
                                .build(),
                "raw",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1}))
                                .build());
        // The client checks the digests of body and attributes itself.
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("grüß\n{}").messageAttributes(attributes));

        Message message = sqs.receiveMessage(request -> request.queueUrl(url)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages()
                .get(0);

        assertThat(message.body()).isEqualTo("grüß\n{}");
        assertThat(message.messageAttributes()).isEqualTo(attributes);
        assertThat(message.attributes())
                .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1")
                .containsEntry(
                        MessageSystemAttributeName.SENT_TIMESTAMP,
                        Long.toString(CLOCK.instant().toEpochMilli()));
    }

    @Test
    void aReceivedMessageIsHiddenUntilItsTimeIsOver() {
        send("m");
        String first = receive().get(0).receiptHandle();
        assertThat(receive()).isEmpty();
        CLOCK.advance(Duration.ofSeconds(30));

        Message again = receive().get(0);

        delete(first);
        assertThat(aws.queues().size("q")).as("an old handle deletes nothing").isEqualTo(1);
        delete(again.receiptHandle());
        assertThat(aws.queues().size("q")).isZero();
    }

    @Test
    void visibilityCanBeChanged() {
        send("m");
        String handle = receive().get(0).receiptHandle();
        sqs.changeMessageVisibility(
                request -> request.queueUrl(url).receiptHandle(handle).visibilityTimeout(600));
        CLOCK.advance(Duration.ofSeconds(599));
        assertThat(receive()).isEmpty();
        sqs.changeMessageVisibility(
                request -> request.queueUrl(url).receiptHandle(handle).visibilityTimeout(0));
        assertThat(receive()).hasSize(1);
        CLOCK.advance(Duration.ofSeconds(31));
        String late = handle;
        assertThatThrownBy(() -> sqs.changeMessageVisibility(
                        request -> request.queueUrl(url).receiptHandle(late).visibilityTimeout(5)))
                .isInstanceOf(MessageNotInflightException.class);
        assertThatThrownBy(() -> delete("nonsense")).isInstanceOf(ReceiptHandleIsInvalidException.class);
    }

    @Test
    void aDelayedMessageComesLater() {
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("m").delaySeconds(60));
        assertThat(receive()).isEmpty();
        assertThat(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .isEqualTo("1");
        CLOCK.advance(Duration.ofSeconds(60));
        assertThat(attribute(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)).isEqualTo("1");
        assertThat(receive()).hasSize(1);
    }

    @Test
    void aLongPollWakesWhenAMessageArrives() {
        long began = System.nanoTime();
        CompletableFuture<List<Message>> poll = CompletableFuture.supplyAsync(
                () -> sqs.receiveMessage(request -> request.queueUrl(url).waitTimeSeconds(10))
                        .messages());
        send("m");

        assertThat(poll.join()).hasSize(1);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void poisonGoesToTheDeadLetterQueue() {
        String dead = sqs.createQueue(request -> request.queueName("dead")).queueUrl();
        sqs.setQueueAttributes(
                request -> request.queueUrl(url)
                        .attributes(
                                Map.of(
                                        QueueAttributeName.REDRIVE_POLICY,
                                        "{\"maxReceiveCount\":\"2\",\"deadLetterTargetArn\":\"arn:aws:sqs:us-east-1:123456789012:dead\"}")));
        send("poison");
        for (int i = 0; i < 2; i++) {
            assertThat(receive()).hasSize(1);
            CLOCK.advance(Duration.ofSeconds(31));
        }

        assertThat(receive()).isEmpty();
        assertThat(sqs.receiveMessage(request -> request.queueUrl(dead)).messages())
                .extracting(Message::body)
                .containsExactly("poison");
        assertThat(sqs.listDeadLetterSourceQueues(request -> request.queueUrl(dead))
                        .queueUrls())
                .containsExactly(url);
    }

    @Test
    void eachEntryOfABatchSucceedsOrFailsAlone() {
        aws.queues().failBatchEntries("q", 1, true);

        var sent = sqs.sendMessageBatch(request -> request.queueUrl(url)
                .entries(
                        entry("a", "x"),
                        entry("b", "x").toBuilder().delaySeconds(901).build(),
                        entry("c", "y")));

        assertThat(sent.failed())
                .extracting(failed -> failed.id() + failed.senderFault())
                .containsExactly("atrue", "btrue");
        assertThat(sent.successful()).extracting(done -> done.id()).containsExactly("c");
        assertThat(aws.queues().size(url)).isEqualTo(1);
    }

    @Test
    void batchesHaveLimits() {
        List<SendMessageBatchRequestEntry> eleven =
                IntStream.range(0, 11).mapToObj(i -> entry("e" + i, "x")).toList();
        assertThatThrownBy(() ->
                        sqs.sendMessageBatch(request -> request.queueUrl(url).entries(eleven)))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        assertThatThrownBy(() -> sqs.sendMessageBatch(
                        request -> request.queueUrl(url).entries(entry("a", "x"), entry("a", "y"))))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
        assertThatThrownBy(() -> send("x".repeat(1_048_577)))
                .isInstanceOf(SqsException.class)
                .hasMessageContaining("1048576");
        send("x".repeat(300 * 1024));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with space", "dot.dot", "ä"})
    void queuesNeedAValidName(String name) {
        assertThatThrownBy(() -> sqs.createQueue(request -> request.queueName(name)))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidParameterValue"));
    }

    @Test
    void queuesAreFoundListedAndDeleted() {
        assertThat(sqs.getQueueUrl(request -> request.queueName("q")).queueUrl())
                .isEqualTo(url);
        assertThat(sqs.createQueue(request -> request.queueName("q")).queueUrl())
                .isEqualTo(url);
        assertThatThrownBy(() -> sqs.createQueue(
                        request -> request.queueName("q").attributes(Map.of(QueueAttributeName.DELAY_SECONDS, "5"))))
                .isInstanceOf(QueueNameExistsException.class);
        assertThat(attribute(QueueAttributeName.QUEUE_ARN)).isEqualTo("arn:aws:sqs:us-east-1:123456789012:q");
        send("m");
        sqs.purgeQueue(request -> request.queueUrl(url));
        assertThat(receive()).isEmpty();
        assertThat(sqs.listQueues().queueUrls()).containsExactly(url);
        sqs.deleteQueue(request -> request.queueUrl(url));
        assertThatThrownBy(() -> send("m"))
                .isInstanceOfSatisfying(QueueDoesNotExistException.class, error -> assertThat(
                                error.awsErrorDetails().errorCode())
                        .isEqualTo("AWS.SimpleQueueService.NonExistentQueue"));
    }

    @Test
    void whatStandardQueuesHaveNotIsRefusedByName() {
        assertThatThrownBy(() -> sqs.sendMessage(
                        request -> request.queueUrl(url).messageBody("m").messageDeduplicationId("1")))
                .hasMessageContaining("MessageDeduplicationId is invalid");
        assertThatThrownBy(() -> sqs.createQueue(request ->
                        request.queueName("q2").attributes(Map.of(QueueAttributeName.KMS_MASTER_KEY_ID, "k"))))
                .hasMessageContaining("KmsMasterKeyId");
    }

    private String attribute(QueueAttributeName name) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
                .attributes()
                .getOrDefault(name, "");
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    private void send(String body) {
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    private List<Message> receive() {
        return sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                .messages();
    }

    private void delete(String handle) {
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(handle));
    }
}
