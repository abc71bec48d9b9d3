package dev.glueflake.testkit.aws.internal.assertion;

import dev.glueflake.testkit.aws.AwsEnvironment;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue. */
public record Queues(AwsEnvironment environment, String name) {
    private static final int PATIENCE_SECONDS = 2;

    private String url() {
        return environment.sqs().getQueueUrl(request -> request.queueName(name)).queueUrl();
    }

    public int size() {
        Map<QueueAttributeName, String> counts = environment
                .sqs()
                .getQueueAttributes(request -> request.queueUrl(url())
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes();
        return counts.values().stream().mapToInt(Integer::parseInt).sum();
    }

    /** Takes a message out of the queue. */
    public Optional<String> take() {
        String url = url();
        Optional<Message> message = environment
                .sqs()
                .receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(1).waitTimeSeconds(PATIENCE_SECONDS))
                .messages()
                .stream()
                .findFirst();
        message.ifPresent(taken ->
                environment.sqs().deleteMessage(request -> request.queueUrl(url).receiptHandle(taken.receiptHandle())));
        return message.map(Message::body);
    }

    @Override
    public String toString() {
        return "queue " + name;
    }
}
