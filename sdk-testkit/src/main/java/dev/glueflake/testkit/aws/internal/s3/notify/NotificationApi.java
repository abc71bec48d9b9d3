package dev.glueflake.testkit.aws.internal.s3.notify;

import dev.glueflake.testkit.aws.internal.s3.store.Bucket;
import dev.glueflake.testkit.aws.internal.xml.XmlElement;
import dev.glueflake.testkit.aws.internal.xml.XmlWriter;
import java.util.List;

/** A bucket's notification configuration as clients write and read it. */
public final class NotificationApi {
    private final BucketNotifier notifier;

    public NotificationApi(BucketNotifier notifier) {
        this.notifier = notifier;
    }

    public void put(Bucket bucket, XmlElement document, boolean validate) {
        List<QueueRule> rules = NotificationReader.read(document);
        notifier.configure(bucket, rules, validate);
    }

    public void show(Bucket bucket, XmlWriter xml) {
        notifier.rules(bucket).forEach(rule -> xml.element("QueueConfiguration", inner -> show(rule, inner)));
    }

    private static void show(QueueRule rule, XmlWriter xml) {
        xml.text("Id", rule.id()).text("Queue", rule.queueArn());
        rule.events().forEach(event -> xml.text("Event", event));
        if (!rule.prefix().isEmpty() || !rule.suffix().isEmpty()) {
            xml.element(
                    "Filter",
                    filter -> filter.element("S3Key", key -> {
                        filterRule("Prefix", rule.prefix(), key);
                        filterRule("Suffix", rule.suffix(), key);
                    }));
        }
    }

    private static void filterRule(String name, String value, XmlWriter xml) {
        if (!value.isEmpty()) {
            xml.element("FilterRule", rule -> rule.text("Name", name).text("Value", value));
        }
    }
}
