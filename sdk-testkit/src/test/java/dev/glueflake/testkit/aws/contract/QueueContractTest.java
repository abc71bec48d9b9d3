package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

@Contract
class QueueContractTest {
    private final SqsClient sqs;
    private String queue = "";

    QueueContractTest(SqsClient sqs) {
        this.sqs = sqs;
    }

    @BeforeEach
    void createQueue() {
        queue = sqs.createQueue(request -> request.queueName(Names.unique("contract")))
                .queueUrl();
    }

    private void send(String body) {
        sqs.sendMessage(request -> request.queueUrl(queue).messageBody(body));
    }

    private List<Message> receive() {
        return sqs.receiveMessage(request ->
                        request.queueUrl(queue).maxNumberOfMessages(10).messageAttributeNames("All"))
                .messages();
    }

    @Test
    void aMessageComesWithItsAttributesAndIsHiddenAfterwards() {
        sqs.sendMessage(request -> request.queueUrl(queue)
                .messageBody("größe")
                .messageAttributes(Map.of(
                        "n",
                        MessageAttributeValue.builder()
                                .dataType("Number")
                                .stringValue("7")
                                .build())));

        List<Message> first = receive();

        assertThat(first).extracting(Message::body).containsExactly("größe");
        assertThat(first.get(0).messageAttributes().get("n").stringValue()).isEqualTo("7");
        assertThat(receive()).isEmpty();
    }

    @Test
    void visibilityZeroGivesAMessageBackAndDeletingEndsIt() {
        send("again");
        String handle = receive().get(0).receiptHandle();
        sqs.changeMessageVisibility(
                request -> request.queueUrl(queue).receiptHandle(handle).visibilityTimeout(0));

        Message second = receive().get(0);
        sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle(second.receiptHandle()));

        assertThat(second.body()).isEqualTo("again");
        assertThat(count()).isZero();
    }

    private int count() {
        Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                + Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    @Test
    void aBatchIsSentAndALimitOfTenHolds() {
        assertThat(sqs.sendMessageBatch(request -> request.queueUrl(queue).entries(entries(10)))
                        .successful())
                .hasSize(10);
        assertThat(count()).isEqualTo(10);
        assertThatThrownBy(() ->
                        sqs.sendMessageBatch(request -> request.queueUrl(queue).entries(entries(11))))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
        SendMessageBatchRequestEntry one = entries(1).get(0);
        assertThatThrownBy(() ->
                        sqs.sendMessageBatch(request -> request.queueUrl(queue).entries(one, one)))
                .isInstanceOf(BatchEntryIdsNotDistinctException.class);
    }

    private static List<SendMessageBatchRequestEntry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id("e" + i)
                        .messageBody("m" + i)
                        .build())
                .toList();
    }

    @Test
    void aPoisonousMessageGoesToTheDeadLetterQueue() {
        String dead = sqs.createQueue(request -> request.queueName(Names.unique("dead")))
                .queueUrl();
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(dead).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        sqs.setQueueAttributes(request -> request.queueUrl(queue)
                .attributes(Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + arn + "\",\"maxReceiveCount\":\"1\"}",
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "0")));
        send("poison");
        assertThat(receive()).hasSize(1);

        assertThat(receive()).isEmpty();

        assertThat(sqs.receiveMessage(request -> request.queueUrl(dead).waitTimeSeconds(5))
                        .messages())
                .extracting(Message::body)
                .containsExactly("poison");
    }

    @Test
    void whatIsNotThereIsATypedError() {
        assertThatThrownBy(() -> sqs.getQueueUrl(request -> request.queueName(Names.unique("none"))))
                .isInstanceOf(QueueDoesNotExistException.class);
        assertThatThrownBy(() ->
                        sqs.deleteMessage(request -> request.queueUrl(queue).receiptHandle("no handle")))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
    }
}
