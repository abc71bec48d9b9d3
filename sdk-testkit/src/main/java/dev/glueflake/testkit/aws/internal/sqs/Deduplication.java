package dev.glueflake.testkit.aws.internal.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a FIFO queue has accepted during the last five minutes, delivered and deleted messages included. */
final class Deduplication {
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final Map<String, QueueMessage> accepted = new LinkedHashMap<>();

    Optional<QueueMessage> find(String key, Instant now) {
        accepted.values().removeIf(message -> !message.sent.plus(INTERVAL).isAfter(now));
        return Optional.ofNullable(accepted.get(key));
    }

    void add(String key, QueueMessage message) {
        accepted.put(key, message);
    }
}
