package dev.glueflake.testkit.aws.internal.glue.catalog;

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
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Publishes each call that changes the catalog: CloudTrail's record of it, and Glue's own event if it succeeded. */
final class CatalogAudit {
    /** CloudTrail leaves out larger request parameters. */
    private static final int MAX_PARAMETER_BYTES = 100 * 1024;

    private static final int MAX_ERROR_CHARACTERS = 1_024;

    private final Identity identity;
    private final EventBus bus;
    private final NativeEvent nativeEvent;

    CatalogAudit(Identity identity, EventBus bus) {
        this.identity = identity;
        this.bus = bus;
        this.nativeEvent = new NativeEvent(identity);
    }

    Result run(String operation, Parameters in, CatalogApi.Caller caller, Function<Parameters, Result> action) {
        try {
            Result result = action.apply(in);
            bus.publish(cloudTrail(operation, in, caller, Optional.empty()));
            nativeEvent.of(operation, in).ifPresent(bus::publish);
            return result;
        } catch (ServiceException e) {
            bus.publish(cloudTrail(operation, in, caller, Optional.of(e)));
            throw e;
        }
    }

    private EventDraft cloudTrail(
            String operation, Parameters in, CatalogApi.Caller caller, Optional<ServiceException> error) {
        boolean crawler = caller == CatalogApi.Caller.CRAWLER;
        ObjectNode detail = JsonNodeFactory.instance.objectNode().put("eventVersion", "1.08");
        detail.set("userIdentity", identity(crawler));
        detail.put(
                        "eventTime",
                        Instant.now(identity.clock())
                                .truncatedTo(ChronoUnit.SECONDS)
                                .toString())
                .put("eventSource", "glue.amazonaws.com")
                .put("eventName", operation)
                .put("awsRegion", identity.region())
                .put("sourceIPAddress", crawler ? "glue.amazonaws.com" : "127.0.0.1")
                .put("userAgent", crawler ? "glue.amazonaws.com" : "aws-sdk-java");
        error.ifPresent(e -> detail.put("errorCode", e.code()).put("errorMessage", shortened(e.message())));
        ObjectNode parameters = TrailNames.lowered(in.tree());
        boolean large = parameters.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PARAMETER_BYTES;
        detail.set("requestParameters", large ? omitted() : parameters);
        detail.putNull("responseElements")
                .put("requestID", UUID.randomUUID().toString())
                .put("eventID", UUID.randomUUID().toString())
                .put("readOnly", false)
                .put("eventType", "AwsApiCall")
                .put("managementEvent", true)
                .put("recipientAccountId", identity.accountId())
                .put("eventCategory", "Management");
        return new EventDraft("aws.glue", "AWS API Call via CloudTrail", List.of(), detail);
    }

    private ObjectNode identity(boolean crawler) {
        String resource = crawler ? "assumed-role/crawler/AWS-Crawler" : "user/embedded";
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", crawler ? "AssumedRole" : "IAMUser")
                .put("principalId", crawler ? "AROAEMBEDDEDCRAWLER:AWS-Crawler" : "AIDAEMBEDDEDUSER")
                .put("arn", "arn:aws:" + (crawler ? "sts" : "iam") + "::" + identity.accountId() + ":" + resource)
                .put("accountId", identity.accountId());
    }

    private static ObjectNode omitted() {
        return JsonNodeFactory.instance.objectNode().put("omitted", true);
    }

    private static String shortened(String message) {
        return message.substring(0, Math.min(message.length(), MAX_ERROR_CHARACTERS));
    }
}
