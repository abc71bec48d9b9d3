package dev.glueflake.testkit.aws.internal.sqs;

import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.Map;
import java.util.Set;

/** The operations on the tags of queues. */
final class TagApi {
    private static final int MOST = 50;

    private final QueueStore store;

    TagApi(QueueStore store) {
        this.store = store;
    }

    void addTo(Operations operations) {
        operations
                .add("TagQueue", Set.of("QueueUrl", "Tags"), this::tag)
                .add("UntagQueue", Set.of("QueueUrl", "TagKeys"), this::untag)
                .add("ListQueueTags", Set.of("QueueUrl"), this::list);
    }

    private Result tag(Parameters in) {
        Map<String, String> tags = in.textMap("Tags");
        return store.with(in.required("QueueUrl"), queue -> {
            queue.tags.putAll(tags);
            requireFew(queue.tags);
            return Result.empty();
        });
    }

    static void requireFew(Map<String, String> tags) {
        if (tags.size() > MOST) {
            throw SqsErrors.invalidValue("Too many tags added for queue: " + tags.size() + "; at most " + MOST + ".");
        }
    }

    private Result untag(Parameters in) {
        return store.with(in.required("QueueUrl"), queue -> {
            in.texts("TagKeys").forEach(queue.tags::remove);
            return Result.empty();
        });
    }

    private Result list(Parameters in) {
        return store.with(
                in.required("QueueUrl"),
                queue -> queue.tags.isEmpty() ? Result.empty() : Result.empty().putMap("Tags", queue.tags));
    }
}
