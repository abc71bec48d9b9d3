package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** FIFO queues, and the way back out of a dead-letter queue. */
@Contract
class FifoQueueContractTest {
    private final SqsClient sqs;
    private Queue queue;

    FifoQueueContractTest(SqsClient sqs) {
        this.sqs = sqs;
    }

    @BeforeEach
    void createQueue() {
        queue = Queue.create(
                sqs,
                Names.unique("contract") + ".fifo",
                Map.of(QueueAttributeName.FIFO_QUEUE, "true", QueueAttributeName.CONTENT_BASED_DEDUPLICATION, "true"));
    }

    private String send(String group, String body) {
        return sqs.sendMessage(request ->
                        request.queueUrl(queue.url()).messageGroupId(group).messageBody(body))
                .messageId();
    }

    private List<String> bodies(List<Message> messages) {
        return messages.stream().map(Message::body).toList();
    }

    @Test
    void aGroupKeepsItsOrder() {
        List.of("1", "2", "3").forEach(body -> send("a", body));

        assertThat(bodies(queue.take(3))).containsExactly("1", "2", "3");
    }

    @Test
    void theSameContentIsTakenOnce() {
        String first = send("a", "same");

        assertThat(send("a", "same")).isEqualTo(first);
        send("a", "other");
        assertThat(bodies(queue.take(2))).containsExactly("same", "other");
    }

    @Test
    void aGroupWaitsForItsMessageInFlightAndOthersDoNot() {
        send("a", "1");
        Message first = queue.receive().get(0);
        send("a", "2");
        send("b", "3");

        assertThat(bodies(queue.receive())).containsExactly("3");
        queue.delete(first);
        assertThat(bodies(queue.receive())).containsExactly("2");
    }

    @Test
    void aMessageWithoutAGroupIsRefused() {
        assertThatThrownBy(() ->
                        sqs.sendMessage(request -> request.queueUrl(queue.url()).messageBody("x")))
                .isInstanceOfSatisfying(
                        SqsException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("MissingParameter"));
    }

    @Test
    void deadLettersAreMovedBack() {
        Queue dead = Queue.create(sqs, Names.unique("dead"));
        Queue work = Queue.create(
                sqs,
                Names.unique("work"),
                Map.of(
                        QueueAttributeName.REDRIVE_POLICY,
                        "{\"deadLetterTargetArn\":\"" + dead.arn() + "\",\"maxReceiveCount\":\"1\"}",
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        "0"));
        sqs.sendMessage(request -> request.queueUrl(work.url()).messageBody("poison"));
        assertThat(work.receive()).hasSize(1);
        assertThat(work.receive()).isEmpty();

        sqs.startMessageMoveTask(request -> request.sourceArn(dead.arn()).destinationArn(work.arn()));

        assertThat(bodies(work.take(1))).containsExactly("poison");
        assertThat(dead.receive()).isEmpty();
        assertThat(sqs.listDeadLetterSourceQueues(request -> request.queueUrl(dead.url()))
                        .queueUrls())
                .containsExactly(work.url());
    }
}
