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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The operations on whole queues. */
final class QueueApi {
    private static final int MOST_LISTED = 1_000;
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final QueueStore store;
    private final Identity identity;
    private final Supplier<URI> endpoint;
    private final Runnable settle;

    QueueApi(QueueStore store, Identity identity, Supplier<URI> endpoint, Runnable settle) {
        this.store = store;
        this.identity = identity;
        this.endpoint = endpoint;
        this.settle = settle;
    }

    void addTo(Operations operations) {
        operations
                .add("CreateQueue", Set.of("QueueName", "Attributes", "tags"), this::create)
                .add("GetQueueUrl", Set.of("QueueName", "QueueOwnerAWSAccountId"), this::find)
                .add("ListQueues", Set.of("QueueNamePrefix", "MaxResults", "NextToken"), this::list)
                .add("ListDeadLetterSourceQueues", Set.of("QueueUrl"), this::deadLetterSources)
                .add("GetQueueAttributes", Set.of("QueueUrl", "AttributeNames"), this::attributes)
                .add("SetQueueAttributes", Set.of("QueueUrl", "Attributes"), this::setAttributes)
                .add("PurgeQueue", Set.of("QueueUrl"), this::purge)
                .add("DeleteQueue", Set.of("QueueUrl"), this::delete);
    }

    private Result create(Parameters in) {
        String name = in.required("QueueName");
        Map<String, String> attributes = in.textMap("Attributes");
        requireLegal(name, attributes.containsKey(QueueAttributes.FIFO_QUEUE));
        Map<String, String> tags = in.textMap("tags");
        TagApi.requireFew(tags);
        MessageQueue queue = store.create(name, attributes);
        return store.with(queue.name, found -> {
            found.tags.putAll(tags);
            return Result.empty().put("QueueUrl", url(found.name));
        });
    }

    private static void requireLegal(String name, boolean fifo) {
        String bare = fifo && QueueAttributes.isFifo(name) ? name.substring(0, name.length() - 5) : name;
        if (fifo && bare.equals(name)) {
            throw SqsErrors.invalidValue(
                    "The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
                            + " underscores, must end with .fifo suffix and be 1 to 80 in length: " + name);
        }
        if (!LEGAL.matcher(bare).matches() || name.length() > 80) {
            throw SqsErrors.invalidValue(
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length: " + name);
        }
    }

    private Result find(Parameters in) {
        String name = in.required("QueueName");
        return store.with(name, queue -> Result.empty().put("QueueUrl", url(queue.name)));
    }

    private Result list(Parameters in) {
        String prefix = in.text("QueueNamePrefix").orElse("");
        String after = in.text("NextToken").orElse("");
        int most = SqsErrors.range("MaxResults", in.integer("MaxResults", MOST_LISTED), 1, MOST_LISTED);
        List<String> found = store.names().stream()
                .filter(name -> name.startsWith(prefix) && name.compareTo(after) > 0)
                .toList();
        List<String> page = found.stream().limit(most).toList();
        boolean more = in.has("MaxResults") && page.size() < found.size();
        return urls("QueueUrls", page)
                .put("NextToken", more ? Optional.of(page.get(page.size() - 1)) : Optional.empty());
    }

    private Result deadLetterSources(Parameters in) {
        return urls("queueUrls", store.deadLetterSources(in.required("QueueUrl")));
    }

    private Result urls(String member, List<String> names) {
        return Result.empty().putTexts(member, names.stream().map(this::url).toList());
    }

    private Result attributes(Parameters in) {
        settle.run();
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
        Set<String> optional = Set.of("Policy", QueueAttributes.REDRIVE, "RedriveAllowPolicy");
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
        store.set(in.required("QueueUrl"), changes);
        return Result.empty();
    }

    private Result purge(Parameters in) {
        return store.with(in.required("QueueUrl"), queue -> {
            queue.purge(store.now());
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
