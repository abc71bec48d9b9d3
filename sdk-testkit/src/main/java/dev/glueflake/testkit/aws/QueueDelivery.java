package dev.glueflake.testkit.aws;

import java.util.List;
import java.util.Optional;

/**
 * What became of the messages that a handler was fed with. Immutable.
 *
 * @param received how many messages the handler got
 * @param deleted how many of them are done with
 * @param failedMessageIds the messages that stay in the queue, in the order of their delivery
 * @param failure why a whole batch failed: the handler's exception, or one that tells what is wrong with its answer
 */
public record QueueDelivery(
        int received, int deleted, List<String> failedMessageIds, Optional<RuntimeException> failure) {

    /**
     * Makes a value.
     *
     * @param received how many messages the handler got
     * @param deleted how many of them are done with
     * @param failedMessageIds the messages that stay in the queue
     * @param failure why a whole batch failed
     */
    public QueueDelivery {
        failedMessageIds = List.copyOf(failedMessageIds);
    }
}
