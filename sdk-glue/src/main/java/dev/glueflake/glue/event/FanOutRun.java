package dev.glueflake.glue.event;

import dev.glueflake.core.PermanentException;
import dev.glueflake.core.aws.AwsErrors;
import java.io.Serial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

/** The messages of one plan: which are sent, which are not and why. */
final class FanOutRun {
    /** The limit of SQS for one call. */
    private static final int BATCH = 10;

    private final FanOutPlan plan;
    private final SqsClient sqs;
    /** By the position of the name in the plan; at first nothing was sent. */
    private final Map<Integer, FanOutResult.Failure> failures = new LinkedHashMap<>();

    private @Nullable SdkException lastFailure;
    private int calls;

    FanOutRun(FanOutPlan plan, SqsClient sqs) {
        this.plan = plan;
        this.sqs = sqs;
        for (int i = 0; i < plan.names().size(); i++) {
            failures.put(i, failure(i, "NOT_SENT", "it was not reached", false));
        }
    }

    /** Nothing that is left would be taken if it were sent again. */
    static final class Unsent extends PermanentException {
        @Serial
        private static final long serialVersionUID = 1L;

        Unsent(@Nullable Throwable cause) {
            super("FAN_OUT_INCOMPLETE", "No message that is left can be sent.", Map.of(), cause);
        }
    }

    /** Sends what can still be sent, ten at a time. */
    void sendOutstanding() {
        List<Integer> outstanding = failures.entrySet().stream()
                .filter(entry -> !entry.getValue().senderFault())
                .map(Map.Entry::getKey)
                .toList();
        for (int from = 0; from < outstanding.size(); from += BATCH) {
            send(outstanding.subList(from, Math.min(outstanding.size(), from + BATCH)));
        }
    }

    boolean canGoOn() {
        return failures.values().stream().anyMatch(failure -> !failure.senderFault());
    }

    @Nullable
    SdkException lastFailure() {
        return lastFailure;
    }

    FanOutResult result() {
        int planned = plan.names().size();
        return new FanOutResult(plan.hour(), planned, planned - failures.size(), List.copyOf(failures.values()), calls);
    }

    private void send(List<Integer> batch) {
        List<SendMessageBatchRequestEntry> entries =
                batch.stream().map(this::entry).toList();
        calls++;
        try {
            account(batch, sqs.sendMessageBatch(request -> request.queueUrl(plan.queueUrl())
                    .entries(entries)));
        } catch (SdkException failure) {
            whole(batch, failure);
        }
    }

    private void account(List<Integer> batch, SendMessageBatchResponse answer) {
        List<Integer> open = new ArrayList<>(batch);
        answer.successful().forEach(sent -> {
            Integer index = Integer.valueOf(sent.id());
            open.remove(index);
            failures.remove(index);
        });
        for (BatchResultErrorEntry refused : answer.failed()) {
            Integer index = Integer.valueOf(refused.id());
            open.remove(index);
            String text = Objects.requireNonNullElse(refused.message(), "");
            failures.put(index, failure(index, refused.code(), text, Boolean.TRUE.equals(refused.senderFault())));
        }
        open.forEach(index ->
                failures.put(index, failure(index, "NOT_ANSWERED", "SQS did not say what became of it", false)));
    }

    /** The SDK has made its own retries; only what may pass is tried once more later. */
    private void whole(List<Integer> batch, SdkException failure) {
        if (failure instanceof AbortedException) {
            throw AwsErrors.map("Sending messages to " + plan.queueUrl(), Map.of(), failure);
        }
        lastFailure = failure;
        var mapped = AwsErrors.map("Sending messages to " + plan.queueUrl(), Map.of(), failure);
        String text = mapped.getMessage() + (AwsErrors.isAmbiguous(failure) ? " They may have been sent." : "");
        batch.forEach(index -> failures.put(index, failure(index, mapped.errorCode(), text, !mapped.retryable())));
    }

    private SendMessageBatchRequestEntry entry(int index) {
        String name = plan.names().get(index).toString();
        return SendMessageBatchRequestEntry.builder()
                .id(Integer.toString(index))
                .messageBody(name)
                .messageAttributes(Map.of(
                        "from",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue(name)
                                .build()))
                .build();
    }

    private FanOutResult.Failure failure(int index, String code, String message, boolean senderFault) {
        return new FanOutResult.Failure(plan.names().get(index), code, message, senderFault);
    }
}
