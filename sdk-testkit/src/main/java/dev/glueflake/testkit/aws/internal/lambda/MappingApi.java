package dev.glueflake.testkit.aws.internal.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.AwsRequest;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.lambda.LambdaService.LambdaHandler;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.sqs.BatchInvoker.BatchSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The operations on event source mappings: queues that feed functions. */
final class MappingApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PARTIAL = "ReportBatchItemFailures";
    private static final double MILLIS = 1_000.0;
    private static final Set<String> UPDATE =
            Set.of("FunctionName", "Enabled", "BatchSize", "MaximumBatchingWindowInSeconds", "FunctionResponseTypes");
    private static final Set<String> CREATE = Set.of(
            "EventSourceArn",
            "FunctionName",
            "Enabled",
            "BatchSize",
            "MaximumBatchingWindowInSeconds",
            "FunctionResponseTypes");

    private final LambdaEngine engine;

    MappingApi(LambdaEngine engine) {
        this.engine = engine;
    }

    void addTo(Map<String, LambdaHandler> handlers) {
        handlers.put("CreateEventSourceMapping", this::create);
        handlers.put("UpdateEventSourceMapping", this::update);
        handlers.put("GetEventSourceMapping", (request, id) -> answer(200, require(id)));
        handlers.put("DeleteEventSourceMapping", this::delete);
        handlers.put("ListEventSourceMappings", this::list);
    }

    private AwsAnswer create(AwsRequest request, String none) throws IOException {
        Parameters in = parameters(request, "CreateEventSourceMapping", CREATE);
        String function = engine.functions().require(in.required("FunctionName"));
        String queue = in.required("EventSourceArn");
        if (!queue.startsWith("arn:aws:sqs:") || !engine.queues().exists(queue)) {
            throw invalid("The embedded Lambda is fed by SQS queues that are there only, not by " + queue);
        }
        EventSource source = new EventSource(
                UUID.randomUUID().toString(),
                queue,
                function,
                in.flag("Enabled", true),
                batches(in, queue, BatchSettings.DEFAULT),
                engine.now());
        engine.withSources(all -> {
            requireNew(all, source);
            return all.put(source.id(), source);
        });
        return answer(202, source);
    }

    private static void requireNew(Map<String, EventSource> all, EventSource source) {
        boolean known = all.values().stream()
                .anyMatch(other -> other.queueArn().equals(source.queueArn())
                        && other.function().equals(source.function()));
        if (known) {
            throw new ServiceException(
                    409,
                    "ResourceConflictException",
                    "An event source mapping with SQS arn (\"" + source.queueArn() + "\") and function (\""
                            + source.function() + "\") already exists.");
        }
    }

    private AwsAnswer update(AwsRequest request, String id) throws IOException {
        Parameters in = parameters(request, "UpdateEventSourceMapping", UPDATE);
        EventSource old = require(id);
        EventSource changed = new EventSource(
                id,
                old.queueArn(),
                in.text("FunctionName").map(engine.functions()::require).orElse(old.function()),
                in.flag("Enabled", old.enabled()),
                batches(in, old.queueArn(), old.batches()),
                engine.now());
        engine.withSources(all -> all.replace(id, changed));
        return answer(202, changed);
    }

    private AwsAnswer delete(AwsRequest request, String id) {
        EventSource gone = require(id);
        engine.withSources(all -> all.remove(id));
        return LambdaService.json(202, shown(gone).put("State", "Deleting"));
    }

    private AwsAnswer list(AwsRequest request, String none) {
        Optional<String> queue = request.query("EventSourceArn");
        Optional<String> function = request.query("FunctionName").map(engine.functions()::require);
        ObjectNode tree = JSON.createObjectNode();
        tree.putArray("EventSourceMappings");
        engine.withSources(all -> {
            all.values().stream()
                    .filter(it -> queue.map(it.queueArn()::equals).orElse(true))
                    .filter(it -> function.map(it.function()::equals).orElse(true))
                    .forEach(it -> tree.withArray("EventSourceMappings").add(shown(it)));
            return all;
        });
        return LambdaService.json(200, tree);
    }

    private static BatchSettings batches(Parameters in, String queue, BatchSettings before) {
        int size = in.integer("BatchSize", before.size());
        int window = in.integer(
                "MaximumBatchingWindowInSeconds", (int) before.window().toSeconds());
        boolean fifo = queue.endsWith(".fifo");
        if (size < 1 || size > (fifo ? 10 : 10_000) || window < 0 || window > (fifo ? 0 : 300)) {
            throw invalid("A batch of " + size + " messages in a window of " + window
                    + " seconds is not possible for the queue " + queue);
        }
        if (size > 10 && window == 0) {
            throw invalid("Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than"
                    + " 10");
        }
        List<String> types = in.texts("FunctionResponseTypes");
        if (types.stream().anyMatch(type -> !type.equals(PARTIAL))) {
            throw invalid("Unknown function response types: " + types);
        }
        boolean partial = in.has("FunctionResponseTypes") ? types.contains(PARTIAL) : before.partial();
        return new BatchSettings(size, java.time.Duration.ofSeconds(window), partial);
    }

    private EventSource require(String id) {
        return Optional.ofNullable(engine.withSources(all -> all.get(id)))
                .orElseThrow(() -> new ServiceException(
                        404, "ResourceNotFoundException", "The resource you requested does not exist: " + id));
    }

    private AwsAnswer answer(int status, EventSource source) {
        return LambdaService.json(status, shown(source));
    }

    private ObjectNode shown(EventSource source) {
        ObjectNode tree = JSON.createObjectNode()
                .put("UUID", source.id())
                .put("EventSourceArn", source.queueArn())
                .put("FunctionArn", engine.functions().arn(source.function()))
                .put("BatchSize", source.batches().size())
                .put("MaximumBatchingWindowInSeconds", source.batches().window().toSeconds())
                .put("State", source.enabled() ? "Enabled" : "Disabled")
                .put("StateTransitionReason", "USER_INITIATED")
                .put("LastModified", source.modified().toEpochMilli() / MILLIS);
        tree.putArray("FunctionResponseTypes");
        if (source.batches().partial()) {
            tree.withArray("FunctionResponseTypes").add(PARTIAL);
        }
        return tree;
    }

    private static Parameters parameters(AwsRequest request, String operation, Set<String> members) throws IOException {
        try {
            if (JSON.readTree(request.payload()) instanceof ObjectNode tree) {
                Parameters in = new Parameters(tree);
                in.requireOnly(operation, members);
                return in;
            }
        } catch (JsonProcessingException e) {
            throw ServiceException.badRequest(
                    "InvalidRequestContentException", "The body is no JSON: " + e.getOriginalMessage());
        }
        throw ServiceException.badRequest("InvalidRequestContentException", "The body is no JSON object.");
    }

    private static ServiceException invalid(String message) {
        return ServiceException.badRequest("InvalidParameterValueException", message);
    }
}
