package dev.glueflake.testkit.aws.internal.s3.notify;

import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.s3.store.Bucket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Who is told of the changes of which bucket. Safe for use by several threads. */
public final class BucketNotifier {
    private static final String FIFO = ".fifo";

    private final Map<String, List<QueueRule>> rules = new HashMap<>();
    private final AtomicLong sequence = new AtomicLong(1L << 40);
    private final EventMessage messages;
    private final QueuePort queues;

    public BucketNotifier(Identity identity, QueuePort queues) {
        this.messages = new EventMessage(identity);
        this.queues = queues;
    }

    /** Replaces a bucket's rules, and tries each new queue unless the client does not want that. */
    void configure(Bucket bucket, List<QueueRule> changed, boolean validate) {
        if (validate) {
            changed.forEach(this::requireQueue);
        }
        synchronized (rules) {
            rules.put(bucket.name(), changed);
        }
        bucket.watch((event, object) -> {
            long number = sequence.incrementAndGet();
            changed.stream()
                    .filter(rule -> rule.meets(event, object.key()))
                    .forEach(rule ->
                            queues.send(rule.queueArn(), messages.of(bucket.name(), rule, event, object, number)));
        });
        changed.stream()
                .map(QueueRule::queueArn)
                .distinct()
                .forEach(arn -> queues.send(arn, messages.test(bucket.name())));
    }

    private void requireQueue(QueueRule rule) {
        if (rule.queueArn().endsWith(FIFO)) {
            throw ServiceException.badRequest(
                    "InvalidArgument",
                    "FIFO SQS queues are not supported as a destination of notifications: " + rule.queueArn());
        }
        if (!queues.exists(rule.queueArn())) {
            throw ServiceException.badRequest(
                    "InvalidArgument",
                    "Unable to validate the following destination configurations: the destination queue does not exist: "
                            + rule.queueArn());
        }
    }

    List<QueueRule> rules(Bucket bucket) {
        synchronized (rules) {
            return rules.getOrDefault(bucket.name(), List.of());
        }
    }

    /** Forgets a bucket that is gone, so that a new one of that name begins without rules. */
    public void forget(String bucket) {
        synchronized (rules) {
            rules.remove(bucket);
        }
    }

    public void clear() {
        synchronized (rules) {
            rules.clear();
        }
    }
}
