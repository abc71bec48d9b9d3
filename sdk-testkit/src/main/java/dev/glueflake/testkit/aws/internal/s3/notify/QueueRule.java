package dev.glueflake.testkit.aws.internal.s3.notify;

import dev.glueflake.testkit.aws.internal.s3.store.ObjectEvent;
import java.util.List;

/**
 * Which changes go to a queue.
 *
 * @param events such as {@code s3:ObjectCreated:*}
 * @param prefix of the keys, empty for all
 * @param suffix of the keys, empty for all
 */
public record QueueRule(String id, String queueArn, List<String> events, String prefix, String suffix) {

    boolean meets(ObjectEvent event, String key) {
        return events.stream().anyMatch(name -> covers(name, "s3:" + event.id()))
                && key.startsWith(prefix)
                && key.endsWith(suffix);
    }

    /** Whether one change could meet both rules. */
    boolean overlaps(QueueRule other) {
        return events.stream().anyMatch(name -> other.events.stream()
                        .anyMatch(there -> covers(name, there) || covers(there, name)))
                && (prefix.startsWith(other.prefix) || other.prefix.startsWith(prefix))
                && (suffix.endsWith(other.suffix) || other.suffix.endsWith(suffix));
    }

    private static boolean covers(String name, String event) {
        return name.endsWith("*") ? event.startsWith(name.substring(0, name.length() - 1)) : name.equals(event);
    }
}
