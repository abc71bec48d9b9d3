package dev.glueflake.glue.internal.pipeline;

import dev.glueflake.core.TransientException;
import dev.glueflake.core.aws.AwsErrors;
import dev.glueflake.glue.event.EventFileHandler.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A queue that is drained: a message that was handled is deleted, one that was not comes back. */
public final class SqsInbox implements Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(SqsInbox.class);
    /** With any waiting time SQS asks all its servers, without it only some, which may miss messages. */
    private static final int WAIT_SECONDS = 1;
    /** The longest that SQS waits. */
    private static final int LONG_WAIT_SECONDS = 20;
    /** Enough for ten large files; what was not handled is let go at the end. */
    private static final int HIDDEN_SECONDS = 600;

    private final SqsClient sqs;
    private final String queueUrl;
    private final int hiddenSeconds;
    /** Receipts of messages that were received and are not done, by message. */
    private final Map<String, String> unhandled = new LinkedHashMap<>();

    public SqsInbox(SqsClient sqs, String queueUrl) {
        this(sqs, queueUrl, HIDDEN_SECONDS);
    }

    SqsInbox(SqsClient sqs, String queueUrl, int hiddenSeconds) {
        this.hiddenSeconds = hiddenSeconds;
        this.sqs = Objects.requireNonNull(sqs, "sqs");
        this.queueUrl = Objects.requireNonNull(queueUrl, "queueUrl");
    }

    /** Sends one message with an exit code. */
    public static void send(SqsClient sqs, String queueUrl, String body, int exitCode) {
        try {
            sqs.sendMessage(request -> request.queueUrl(queueUrl)
                    .messageBody(body)
                    .messageAttributes(Map.of(
                            "exitCode",
                            MessageAttributeValue.builder()
                                    .dataType("Number")
                                    .stringValue(Integer.toString(exitCode))
                                    .build())));
        } catch (SdkException failure) {
            throw AwsErrors.map("Sending to " + queueUrl, Map.of("queue", queueUrl), failure);
        }
    }

    /**
     * A process that died leaves messages hidden for as long as it had asked for, and they belong to this run: the queue is
     * empty only when nobody else holds any.
     */
    @Override
    public List<Message> next() {
        try {
            List<Message> received = receive(WAIT_SECONDS);
            int waited = 0;
            while (received.isEmpty() && heldByOthers() > 0) {
                if (waited > hiddenSeconds) {
                    throw new TransientException(
                            "QUEUE_BUSY",
                            "Somebody else still holds messages of " + queueUrl + " after " + waited
                                    + " s; it is not known whether they were handled. Let one consumer drain the queue.",
                            Map.of("queue", queueUrl),
                            null);
                }
                int wait = Math.min(LONG_WAIT_SECONDS, hiddenSeconds);
                received = receive(wait);
                waited += wait;
            }
            return received;
        } catch (SdkException failure) {
            throw failed("Receiving from ", failure);
        }
    }

    private List<Message> receive(int waitSeconds) {
        return sqs
                .receiveMessage(request -> request.queueUrl(queueUrl)
                        .maxNumberOfMessages(BATCH)
                        .waitTimeSeconds(waitSeconds)
                        .visibilityTimeout(hiddenSeconds)
                        .messageAttributeNames("All"))
                .messages()
                .stream()
                .map(this::message)
                .toList();
    }

    private int heldByOthers() {
        String hidden = sqs.getQueueAttributes(request -> request.queueUrl(queueUrl)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
                .attributes()
                .getOrDefault(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "0");
        return Integer.parseInt(hidden) - unhandled.size();
    }

    private Message message(software.amazon.awssdk.services.sqs.model.Message received) {
        unhandled.put(received.messageId(), received.receiptHandle());
        Map<String, String> attributes = new HashMap<>();
        received.messageAttributes().forEach((name, value) -> {
            if (value.stringValue() != null) {
                attributes.put(name, value.stringValue());
            }
        });
        return new Message(received.messageId(), received.body(), attributes);
    }

    @Override
    public void done(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Message message : messages) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(unhandled.remove(message.id()))
                    .build());
        }
        try {
            List<BatchResultErrorEntry> left = sqs.deleteMessageBatch(
                            request -> request.queueUrl(queueUrl).entries(entries))
                    .failed();
            // They come again and are known by then, or to the next run, which does the same once more.
            left.forEach(each -> LOG.warn("A message of {} was not deleted: {}", queueUrl, each.message()));
        } catch (SdkException failure) {
            throw failed("Deleting from ", failure);
        }
    }

    /** Whoever repairs what was wrong need not wait for what the queue still hides. */
    @Override
    public void close() {
        List<String> open = List.copyOf(unhandled.values());
        try {
            for (int from = 0; from < open.size(); from += BATCH) {
                release(open.subList(from, Math.min(open.size(), from + BATCH)));
            }
        } catch (SdkException failure) {
            LOG.warn("Messages of {} stay hidden for {} s: {}", queueUrl, hiddenSeconds, failure.getMessage());
        }
    }

    private void release(List<String> handles) {
        List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
        handles.forEach(handle -> entries.add(ChangeMessageVisibilityBatchRequestEntry.builder()
                .id(Integer.toString(entries.size()))
                .receiptHandle(handle)
                .visibilityTimeout(0)
                .build()));
        sqs.changeMessageVisibilityBatch(request -> request.queueUrl(queueUrl).entries(entries));
    }

    private RuntimeException failed(String what, SdkException failure) {
        return AwsErrors.map(what + queueUrl, Map.of("queue", queueUrl), failure);
    }
}
