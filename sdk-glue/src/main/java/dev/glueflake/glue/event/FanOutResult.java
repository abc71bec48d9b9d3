package dev.glueflake.glue.event;

import java.time.LocalDateTime;
import java.util.List;

/**
 * What became of an hour's messages. It adds up: {@code planned = sent + failures}. Immutable and thread-safe.
 *
 * @param hour the hour
 * @param planned how many messages were to be sent
 * @param sent how many SQS has taken, by its own answers
 * @param failures those that it has not
 * @param calls how many batches were sent, resent ones included
 */
public record FanOutResult(LocalDateTime hour, int planned, int sent, List<Failure> failures, int calls) {

    /**
     * Makes a result.
     *
     * @param hour the hour
     * @param planned how many messages were to be sent
     * @param sent how many SQS has taken
     * @param failures those that it has not
     * @param calls how many batches were sent
     * @throws IllegalArgumentException if the messages do not add up
     */
    public FanOutResult {
        failures = List.copyOf(failures);
        if (planned != sent + failures.size()) {
            throw new IllegalArgumentException("Of " + planned + " messages " + sent + " were sent and "
                    + failures.size() + " failed, which does not add up.");
        }
    }

    /**
     * A message that was not sent, or of which SQS did not say so.
     *
     * @param name the event file
     * @param code SQS's or the SDK's name for what went wrong
     * @param message its text
     * @param senderFault whether sending the same again would fail again
     */
    public record Failure(EventFileName name, String code, String message, boolean senderFault) {}
}
