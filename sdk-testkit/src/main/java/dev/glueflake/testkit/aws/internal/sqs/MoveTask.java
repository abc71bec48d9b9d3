package dev.glueflake.testkit.aws.internal.sqs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Messages on their way out of a dead-letter queue. Guarded by the store's lock. */
final class MoveTask {
    private static final long MILLIS = 1_000;

    final String handle = UUID.randomUUID().toString();
    final String source;
    final Optional<String> destination;
    final Optional<Integer> perSecond;
    final Instant started;
    final int toMove;
    int moved;
    String status = "RUNNING";
    String failure = "";

    MoveTask(String source, Optional<String> destination, Optional<Integer> perSecond, Instant started, int toMove) {
        this.source = source;
        this.destination = destination;
        this.perSecond = perSecond;
        this.started = started;
        this.toMove = toMove;
    }

    boolean running() {
        return status.equals("RUNNING");
    }

    /** How many more may move now; without a rate all at once. */
    int due(Instant now) {
        long allowed = perSecond
                .map(rate -> rate * Duration.between(started, now).toMillis() / MILLIS)
                .orElse((long) toMove);
        return (int) Math.min(toMove, allowed) - moved;
    }

    void fail(String reason) {
        status = "FAILED";
        failure = reason;
    }
}
