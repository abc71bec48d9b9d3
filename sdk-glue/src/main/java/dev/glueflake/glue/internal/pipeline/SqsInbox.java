package dev.glueflake.glue.internal.pipeline;

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

/** A queue that is drained: a message that was handled is deleted, one that was not comes back. */
public final class SqsInbox implements Inbox {
    private static final Logger LOG = LoggerFactory.getLogger(SqsInbox.class);
    /** With any waiting time SQS asks all its servers, without it only some, which may miss messages. */
    private static final int WAIT_SECONDS = 1;
    /** Enough for ten large files; what fails is let go at the end. */
    private static final int HIDDEN_SECONDS = 600;

    private final SqsClient sqs;
    private final String queueUrl;
    private final Map<String, String> receipts = new HashMap<>();
    private final Map<String, String> unhandled = new LinkedHashMap<>();

    public SqsInbox(SqsClient sqs, String queueUrl) {
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

    @Override
    public List<Message> next() {
        try {
            return sqs
                    .receiveMessage(request -> request.queueUrl(queueUrl)
                            .maxNumberOfMessages(BATCH)
                            .waitTimeSeconds(WAIT_SECONDS)
                            .visibilityTimeout(HIDDEN_SECONDS)
                            .messageAttributeNames("All"))
                    .messages()
                    .stream()
                    .map(this::message)
                    .toList();
        } catch (SdkException failure) {
            throw failed("Receiving from ", failure);
        }
    }

    private Message message(software.amazon.awssdk.services.sqs.model.Message received) {
        receipts.put(received.messageId(), received.receiptHandle());
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
            unhandled.remove(message.id());
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(receipts.get(message.id()))
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

    @Override
    public void failed(List<Message> messages) {
        messages.forEach(message -> unhandled.put(message.id(), receipt(message)));
    }

    private String receipt(Message message) {
        return Objects.requireNonNull(receipts.get(message.id()));
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
            LOG.warn("Messages of {} stay hidden for {} s: {}", queueUrl, HIDDEN_SECONDS, failure.getMessage());
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
