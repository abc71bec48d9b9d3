package dev.glueflake.testkit.aws.internal.glue.trail;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.events.EventBus;
import dev.glueflake.testkit.aws.internal.events.EventDraft;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Runs calls and publishes CloudTrail's records of them. */
public final class CallTrail {
    /** CloudTrail leaves out larger request parameters. */
    private static final int MAX_PARAMETER_BYTES = 100 * 1024;

    private static final int MAX_ERROR_CHARACTERS = 1_024;

    private final Identity identity;
    private final EventBus bus;

    public CallTrail(Identity identity, EventBus bus) {
        this.identity = identity;
        this.bus = bus;
    }

    /** The action of an operation of clients, with its record; EventBridge is not told of one that only reads. */
    public Function<Parameters, Result> recorded(String operation, Function<Parameters, Result> action) {
        return operation.matches("(Batch)?Get.*|List.*") ? action : in -> run(operation, in, Caller.CLIENT, action);
    }

    public Result run(String operation, Parameters in, Caller caller, Function<Parameters, Result> action) {
        try {
            Result result = action.apply(in);
            publish(record(operation, in, caller), result);
            return result;
        } catch (ServiceException e) {
            ObjectNode detail = record(operation, in, caller)
                    .put("errorCode", e.code())
                    .put(
                            "errorMessage",
                            e.message().substring(0, Math.min(e.message().length(), MAX_ERROR_CHARACTERS)));
            publish(detail, Result.empty());
            throw e;
        }
    }

    private ObjectNode record(String operation, Parameters in, Caller caller) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode().put("eventVersion", "1.08");
        detail.set("userIdentity", caller.identity(identity));
        Instant now = Instant.now(identity.clock()).truncatedTo(ChronoUnit.SECONDS);
        detail.put("eventTime", now.toString())
                .put("eventSource", "glue.amazonaws.com")
                .put("eventName", operation)
                .put("awsRegion", identity.region())
                .put("sourceIPAddress", caller.address())
                .put("userAgent", caller.agent());
        ObjectNode parameters = TrailNames.lowered(in.tree());
        boolean large = parameters.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PARAMETER_BYTES;
        return detail.set("requestParameters", large ? omitted() : parameters);
    }

    /** An answer without content is null to CloudTrail. */
    private void publish(ObjectNode detail, Result result) {
        if (result.tree().isEmpty()) {
            detail.putNull("responseElements");
        } else {
            detail.set("responseElements", TrailNames.lowered(result.tree()));
        }
        detail.put("requestID", UUID.randomUUID().toString())
                .put("eventID", UUID.randomUUID().toString())
                .put("readOnly", false)
                .put("eventType", "AwsApiCall")
                .put("managementEvent", true)
                .put("recipientAccountId", identity.accountId())
                .put("eventCategory", "Management");
        bus.publish(new EventDraft("aws.glue", "AWS API Call via CloudTrail", List.of(), detail));
    }

    private static ObjectNode omitted() {
        return JsonNodeFactory.instance.objectNode().put("omitted", true);
    }
}
