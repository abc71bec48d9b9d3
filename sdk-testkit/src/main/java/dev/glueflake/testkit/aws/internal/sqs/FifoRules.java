package dev.glueflake.testkit.aws.internal.sqs;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a sender must and must not say of groups and duplicates, by the type of the queue. */
final class FifoRules {
    private static final String GROUP = "MessageGroupId";
    private static final String DEDUPLICATION = "MessageDeduplicationId";
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9!-/:-@\\[-`{-~]{1,128}");

    private FifoRules() {}

    static MessageDraft draft(Parameters in, QueueAttributes queue, MessageDraft message) {
        Optional<String> group = checked(in, GROUP);
        Optional<String> given = checked(in, DEDUPLICATION);
        return queue.fifo() ? fifo(in, queue, message, group, given) : standard(message, group, given);
    }

    private static MessageDraft standard(MessageDraft message, Optional<String> group, Optional<String> given) {
        if (given.isPresent()) {
            throw SqsErrors.invalidValue("Value " + given.get() + " for parameter " + DEDUPLICATION
                    + " is invalid. Reason: The request includes a parameter that is not valid for this queue type.");
        }
        return new MessageDraft(message.body(), message.attributes(), group.orElse(""), "");
    }

    private static MessageDraft fifo(
            Parameters in,
            QueueAttributes queue,
            MessageDraft message,
            Optional<String> group,
            Optional<String> given) {
        if (in.has("DelaySeconds")) {
            throw SqsErrors.invalidValue("Value for parameter DelaySeconds is invalid. Reason: The request includes a"
                    + " parameter that is not valid for this queue type: a FIFO queue has one delay for all messages.");
        }
        String inGroup = group.orElseThrow(() -> ServiceException.badRequest(
                "MissingParameter", "The request must contain the parameter " + GROUP + "."));
        if (given.isEmpty() && !queue.contentBasedDeduplication()) {
            throw SqsErrors.invalidValue("The queue should either have ContentBasedDeduplication enabled or "
                    + DEDUPLICATION + " provided explicitly");
        }
        return new MessageDraft(
                message.body(), message.attributes(), inGroup, given.orElseGet(() -> sha256(message.body())));
    }

    private static Optional<String> checked(Parameters in, String member) {
        Optional<String> value = in.text(member);
        if (value.isPresent() && !LEGAL.matcher(value.get()).matches()) {
            throw SqsErrors.invalidValue("Value " + value.get() + " for parameter " + member
                    + " is invalid. Reason: " + member
                    + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
        }
        return value;
    }

    private static String sha256(String body) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Each Java has SHA-256", e);
        }
    }
}
