package dev.glueflake.testkit.aws.internal.s3.notify;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import dev.glueflake.testkit.aws.internal.xml.XmlElement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/** Reads a notification configuration; what could never have an effect here is refused by its name. */
final class NotificationReader {
    private static final Set<String> EVENTS = Set.of(
            "s3:ObjectCreated:*",
            "s3:ObjectCreated:Put",
            "s3:ObjectCreated:Post",
            "s3:ObjectCreated:Copy",
            "s3:ObjectCreated:CompleteMultipartUpload",
            "s3:ObjectRemoved:*",
            "s3:ObjectRemoved:Delete",
            "s3:ObjectRemoved:DeleteMarkerCreated");

    private NotificationReader() {}

    static List<QueueRule> read(XmlElement document) {
        List<QueueRule> rules = new ArrayList<>();
        for (XmlElement part : document.children()) {
            if (!part.name().equals("QueueConfiguration")) {
                throw ServiceException.badRequest(
                        "NotImplemented", "The embedded S3 notifies SQS queues only, not a " + part.name() + ".");
            }
            rules.add(rule(part));
        }
        requireDistinct(rules);
        return List.copyOf(rules);
    }

    private static QueueRule rule(XmlElement part) {
        List<String> events =
                part.children("Event").stream().map(XmlElement::text).toList();
        String arn = part.childText("Queue").orElseThrow(S3Errors::malformedXml);
        if (events.isEmpty()) {
            throw S3Errors.malformedXml();
        }
        events.forEach(NotificationReader::check);
        return new QueueRule(
                part.childText("Id").orElseGet(() -> UUID.randomUUID().toString()),
                arn,
                events,
                filter(part, "prefix"),
                filter(part, "suffix"));
    }

    private static void check(String event) {
        if (EVENTS.contains(event)) {
            return;
        }
        if (event.startsWith("s3:") && event.length() > "s3:".length()) {
            throw ServiceException.badRequest("NotImplemented", "The embedded S3 has no event " + event + ".");
        }
        throw S3Errors.invalidArgument("Event", event, "A specified event is not supported for notifications.");
    }

    /** The value of a filter rule; its name is read without regard to case, as S3 does. */
    private static String filter(XmlElement part, String wanted) {
        Set<String> seen = new HashSet<>();
        String found = "";
        for (XmlElement filter : part.children("Filter")) {
            for (XmlElement key : filter.children("S3Key")) {
                for (XmlElement rule : key.children("FilterRule")) {
                    String name = rule.childText("Name").orElse("").toLowerCase(Locale.ROOT);
                    if (!seen.add(name) || !(name.equals("prefix") || name.equals("suffix"))) {
                        throw S3Errors.invalidArgument(
                                "FilterRule.Name", name, "filter rule name must be either prefix or suffix, each once");
                    }
                    found = name.equals(wanted) ? rule.childText("Value").orElse("") : found;
                }
            }
        }
        return found;
    }

    private static void requireDistinct(List<QueueRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            for (QueueRule other : rules.subList(i + 1, rules.size())) {
                if (rules.get(i).overlaps(other)) {
                    throw ServiceException.badRequest(
                            "InvalidArgument",
                            "Configurations overlap. Configurations on the same bucket cannot share a common event type: "
                                    + rules.get(i).id() + ", " + other.id());
                }
            }
        }
    }
}
