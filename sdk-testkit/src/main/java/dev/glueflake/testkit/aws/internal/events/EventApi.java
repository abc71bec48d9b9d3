package dev.glueflake.testkit.aws.internal.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import dev.glueflake.testkit.aws.internal.rpc.RpcApi;
import dev.glueflake.testkit.aws.internal.rpc.RpcService;
import java.util.List;
import java.util.Set;

/** EventBridge's operations. */
public final class EventApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_ENTRIES = 10;
    private static final Set<String> ENTRY =
            Set.of("Time", "Source", "Resources", "DetailType", "Detail", "EventBusName");

    private final EventBus bus;

    private EventApi(EventBus bus) {
        this.bus = bus;
    }

    public static EmbeddedService service(EventBus bus, RuleApi rules) {
        Operations operations = new Operations().add("PutEvents", Set.of("Entries"), new EventApi(bus)::putEvents);
        rules.addTo(operations);
        return new RpcService(
                RpcApi.json(AwsService.EVENT_BRIDGE, "AWSEvents"), operations, List.of("Rule", "Name"), bus::clear);
    }

    private Result putEvents(Parameters in) {
        List<Parameters> entries = in.structures("Entries");
        if (entries.isEmpty() || entries.size() > MAX_ENTRIES) {
            throw ServiceException.badRequest(
                    "ValidationException",
                    "1 validation error detected: Entries must have 1 to 10 members, not " + entries.size());
        }
        entries.forEach(entry -> entry.requireOnly("PutEvents", ENTRY));
        List<Result> results = entries.stream().map(this::putEvent).toList();
        long failed =
                results.stream().filter(one -> one.tree().has("ErrorCode")).count();
        return Result.empty().put("FailedEntryCount", failed).putAll("Entries", results);
    }

    /** A bad entry fails alone. */
    private Result putEvent(Parameters entry) {
        try {
            RuleApi.requireDefaultBus(entry);
            requireOwnSource(present(entry, "Source"));
            EventDraft draft = new EventDraft(
                    present(entry, "Source"),
                    present(entry, "DetailType"),
                    entry.texts("Resources"),
                    detail(present(entry, "Detail")),
                    entry.instant("Time"));
            return Result.empty().put("EventId", bus.publish(draft));
        } catch (ServiceException e) {
            return Result.empty().put("ErrorCode", e.code()).put("ErrorMessage", e.message());
        }
    }

    /** AWS keeps these names for its own services. */
    private static void requireOwnSource(String source) {
        if (source.startsWith("aws.")) {
            throw ServiceException.badRequest("NotAuthorizedForSourceException", "Not authorized for the source.");
        }
    }

    private static String present(Parameters entry, String member) {
        return entry.text(member)
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> ServiceException.badRequest(
                        "InvalidArgument",
                        "Parameter " + member + " is not valid. Reason: " + member + " is a required argument."));
    }

    private static ObjectNode detail(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw ServiceException.badRequest("MalformedDetail", "Detail is malformed: it is no JSON object.");
        } catch (JsonProcessingException e) {
            throw ServiceException.badRequest("MalformedDetail", "Detail is malformed: " + e.getOriginalMessage());
        }
    }
}
