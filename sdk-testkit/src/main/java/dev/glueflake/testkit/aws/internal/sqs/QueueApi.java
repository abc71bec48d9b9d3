package dev.glueflake.testkit.aws.internal.sqs;

import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The operations on whole queues. */
final class QueueApi {
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final QueueStore store;
    private final Identity identity;
    private final Supplier<URI> endpoint;

    QueueApi(QueueStore store, Identity identity, Supplier<URI> endpoint) {
        this.store = store;
        this.identity = identity;
        this.endpoint = endpoint;
    }

    void addTo(Operations operations) {
        operations
                .add("CreateQueue", Set.of("QueueName", "Attributes"), this::create)
                .add("GetQueueUrl", Set.of("QueueName", "QueueOwnerAWSAccountId"), this::find)
                .add("ListQueues", Set.of("QueueNamePrefix"), this::list)
                .add("ListDeadLetterSourceQueues", Set.of("QueueUrl"), this::deadLetterSources)
                .add("GetQueueAttributes", Set.of("QueueUrl", "AttributeNames"), this::attributes)
                .add("SetQueueAttributes", Set.of("QueueUrl", "Attributes"), this::setAttributes)
                .add("PurgeQueue", Set.of("QueueUrl"), this::purge)
                .add("DeleteQueue", Set.of("QueueUrl"), this::delete);
    }

    private Result create(Parameters in) {
        String name = in.required("QueueName");
        Map<String, String> attributes = in.textMap("Attributes");
        if (name.endsWith(".fifo") || attributes.containsKey("FifoQueue")) {
            throw ServiceException.badRequest(
                    "UnsupportedOperation", "FIFO queues are not available in the embedded SQS: " + name);
        }
        if (!LEGAL.matcher(name).matches()) {
            throw SqsErrors.invalidValue(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length: " + name);
        }
        return Result.empty().put("QueueUrl", url(store.create(name, attributes).name));
    }

    private Result find(Parameters in) {
        String name = in.required("QueueName");
        return store.with(name, queue -> Result.empty().put("QueueUrl", url(queue.name)));
    }

    private Result list(Parameters in) {
        String prefix = in.text("QueueNamePrefix").orElse("");
        List<String> found =
                store.names().stream().filter(name -> name.startsWith(prefix)).toList();
        return urls("QueueUrls", found);
    }

    private Result deadLetterSources(Parameters in) {
        return urls("queueUrls", store.deadLetterSources(in.required("QueueUrl")));
    }

    private Result urls(String member, List<String> names) {
        return Result.empty().putTexts(member, names.stream().map(this::url).toList());
    }

    private Result attributes(Parameters in) {
        List<String> wanted = in.texts("AttributeNames");
        return store.with(in.required("QueueUrl"), queue -> {
            Map<String, String> all = shown(queue, store.now());
            if (!wanted.contains("All")) {
                requireKnown(wanted, all);
                all.keySet().retainAll(wanted);
            }
            return all.isEmpty() ? Result.empty() : Result.empty().putMap("Attributes", all);
        });
    }

    private static void requireKnown(List<String> wanted, Map<String, String> all) {
        Set<String> optional = Set.of("Policy", "RedrivePolicy");
        wanted.stream()
                .filter(name -> !all.containsKey(name) && !optional.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw ServiceException.badRequest("InvalidAttributeName", "Unknown Attribute " + name + ".");
                });
    }

    private static Map<String, String> shown(MessageQueue queue, Instant now) {
        Map<String, String> all = new TreeMap<>(queue.attributes.all());
        long visible = queue.visible(now);
        long inFlight = queue.inFlight(now);
        all.put("QueueArn", queue.arn);
        all.put("CreatedTimestamp", Long.toString(queue.created.getEpochSecond()));
        all.put("ApproximateNumberOfMessages", Long.toString(visible));
        all.put("ApproximateNumberOfMessagesNotVisible", Long.toString(inFlight));
        all.put("ApproximateNumberOfMessagesDelayed", Long.toString(queue.size() - visible - inFlight));
        return all;
    }

    private Result setAttributes(Parameters in) {
        Map<String, String> changes = in.textMap("Attributes");
        return store.with(in.required("QueueUrl"), queue -> {
            queue.attributes.set(changes);
            return Result.empty();
        });
    }

    private Result purge(Parameters in) {
        return store.with(in.required("QueueUrl"), queue -> {
            queue.purge();
            return Result.empty();
        });
    }

    private Result delete(Parameters in) {
        store.delete(in.required("QueueUrl"));
        return Result.empty();
    }

    private String url(String name) {
        return endpoint.get() + "/" + identity.accountId() + "/" + name;
    }
}
