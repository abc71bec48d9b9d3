package dev.glueflake.testkit.aws.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue of one test. */
record Queue(SqsClient sqs, String url, String arn) {
    private static final int WAIT_SECONDS = 5;

    static Queue create(SqsClient sqs, String name) {
        return create(sqs, name, Map.of());
    }

    static Queue create(SqsClient sqs, String name, Map<QueueAttributeName, String> attributes) {
        String url = sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        return new Queue(sqs, url, arn);
    }

    /** Receives what is there now, without deleting it. */
    List<Message> receive() {
        return receive(0);
    }

    private List<Message> receive(int seconds) {
        return sqs.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10).waitTimeSeconds(seconds))
                .messages();
    }

    /** Takes and deletes messages until there are as many as wanted, or none comes any more. */
    List<Message> take(int wanted) {
        List<Message> taken = new ArrayList<>();
        List<Message> more = List.of();
        do {
            more = receive(WAIT_SECONDS);
            more.forEach(this::delete);
            taken.addAll(more);
        } while (!more.isEmpty() && taken.size() < wanted);
        return taken;
    }

    void delete(Message message) {
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
    }
}
