package dev.glueflake.testkit.aws.internal.sfn.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.lambda.Invocation;
import dev.glueflake.testkit.aws.internal.sfn.asl.StateFailure;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Calls what tasks name. */
public final class Tasks {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** How errors of a service begin where it differs from the service's name with a capital. */
    private static final Map<AwsService, String> PREFIXES = Map.of(
            AwsService.SECRETS_MANAGER, "SecretsManager",
            AwsService.CLOUDWATCH, "CloudWatch",
            AwsService.EVENT_BRIDGE, "EventBridge",
            AwsService.LAMBDA, "Lambda",
            AwsService.GLUE, "Glue",
            AwsService.SSM, "Ssm",
            AwsService.STS, "Sts",
            AwsService.SQS, "Sqs");

    private final String region;
    private final ServiceCaller services;

    public Tasks(String region, ServiceCaller services) {
        this.region = region;
        this.services = services;
    }

    String region() {
        return region;
    }

    /** Why a resource cannot be called here; empty if it can. */
    public Optional<String> problem(String resource) {
        return Resource.parse(resource).problem(services);
    }

    Activity start(Resource resource, JsonNode parameters, Instant at) {
        if (resource.direct()) {
            return done(at, payload(functions(resource.arn(), parameters)));
        }
        if (resource.type().equals("lambda")) {
            return done(at, invoked(parameters));
        }
        AwsService service = resource.service().orElseThrow(() -> StateFailure.runtime("Unknown: " + resource.arn()));
        ObjectNode input = parameters instanceof ObjectNode object
                ? prepared(resource, object)
                : JsonNodeFactory.instance.objectNode();
        ObjectNode result = call(service, resource.operation(), input, resource.sdk());
        if (resource.sync()) {
            return new JobTask(
                    this,
                    parameters.path("JobName").asText(),
                    result.path("JobRunId").asText());
        }
        if (result.path("FailedEntryCount").asInt() > 0 && !resource.sdk()) {
            throw new StateFailure("EventBridge.FailedEntry", result.toString());
        }
        return done(at, result);
    }

    private static Activity done(Instant at, JsonNode result) {
        return now -> new Outcome.Done(at, result);
    }

    /** Bodies and details may be given as JSON where the API takes its text. */
    private static ObjectNode prepared(Resource resource, ObjectNode parameters) {
        ObjectNode input = parameters.deepCopy();
        if (!resource.sdk() && resource.type().equals("sqs")) {
            asText(input, "MessageBody");
        } else if (!resource.sdk() && resource.type().equals("events")) {
            input.path("Entries").forEach(entry -> asText((ObjectNode) entry, "Detail"));
        }
        return input;
    }

    private static void asText(ObjectNode input, String member) {
        if (input.path(member).isContainerNode()) {
            input.put(member, input.get(member).toString());
        }
    }

    /** Calls a service; times are texts in SDK integrations and milliseconds elsewhere. */
    ObjectNode call(AwsService service, String operation, ObjectNode input, boolean sdk) {
        try {
            ObjectNode result = services.call(service, operation, input).deepCopy();
            return (ObjectNode) plain(result, sdk ? Tasks::text : Tasks::millis);
        } catch (ServiceException e) {
            String code = named(e);
            String prefix = service == AwsService.SQS && !sdk ? "SQS" : PREFIXES.getOrDefault(service, service.id());
            throw new StateFailure(
                    prefix + "." + code, e.message() + " (Service: " + prefix + ", Status Code: " + e.status() + ")");
        }
    }

    private static JsonNode text(Instant instant) {
        return JsonNodeFactory.instance.textNode(instant.toString());
    }

    private static JsonNode millis(Instant instant) {
        return JsonNodeFactory.instance.numberNode(instant.toEpochMilli());
    }

    private static JsonNode plain(JsonNode node, Function<Instant, JsonNode> time) {
        if (node instanceof POJONode pojo && pojo.getPojo() instanceof Instant instant) {
            return time.apply(instant);
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> member.setValue(plain(member.getValue(), time)));
        } else if (node instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                items.set(i, plain(items.get(i), time));
            }
        }
        return node;
    }

    private JsonNode invoked(JsonNode parameters) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        JsonNode event = parameters.has("Payload") ? parameters.get("Payload") : payload;
        Invocation invocation = functions(parameters.path("FunctionName").asText(), event);
        ObjectNode result = JsonNodeFactory.instance.objectNode().put("ExecutedVersion", "$LATEST");
        result.set("Payload", payload(invocation));
        return result.put("StatusCode", 200);
    }

    private Invocation functions(String name, JsonNode event) {
        try {
            return services.invoke(name, event.toString());
        } catch (ServiceException e) {
            throw new StateFailure("Lambda." + named(e), e.message());
        }
    }

    private static String named(ServiceException error) {
        return error.code().endsWith("Exception") ? error.code() : error.code() + "Exception";
    }

    private static JsonNode payload(Invocation invocation) {
        if (invocation.failed()) {
            throw new StateFailure(invocation.errorType(), invocation.payload());
        }
        try {
            return JSON.readTree(invocation.payload());
        } catch (JsonProcessingException e) {
            throw StateFailure.runtime("A function's answer is no JSON: " + e.getOriginalMessage());
        }
    }
}
