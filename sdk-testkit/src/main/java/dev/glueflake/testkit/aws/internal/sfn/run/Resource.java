package dev.glueflake.testkit.aws.internal.sfn.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.AwsService;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a task calls.
 *
 * @param type such as {@code sqs} or {@code aws-sdk:glue}; {@code lambda} for a function's own ARN
 * @param action such as {@code sendMessage}
 */
record Resource(String arn, String type, String action) {
    private static final String SDK = "aws-sdk:";
    private static final String PREFIX = "arn:aws:states:::";
    private static final String FUNCTION = "arn:aws:lambda:";
    /** The services of the integrations that Step Functions makes easier than the SDK's. */
    private static final Map<String, AwsService> OPTIMIZED = Map.of(
            "sqs:sendMessage", AwsService.SQS,
            "events:putEvents", AwsService.EVENT_BRIDGE,
            "glue:startJobRun", AwsService.GLUE,
            "glue:startJobRun.sync", AwsService.GLUE,
            "lambda:invoke", AwsService.LAMBDA);

    static Resource parse(String arn) {
        if (!arn.startsWith(PREFIX)) {
            return new Resource(arn, "lambda", "");
        }
        String call = arn.substring(PREFIX.length());
        int colon = call.lastIndexOf(':');
        return new Resource(arn, call.substring(0, Math.max(colon, 0)), call.substring(colon + 1));
    }

    /** A function named by its own ARN. */
    boolean direct() {
        return !arn.startsWith(PREFIX);
    }

    boolean sdk() {
        return type.startsWith(SDK);
    }

    Optional<AwsService> service() {
        if (sdk()) {
            String name = type.substring(SDK.length());
            return Arrays.stream(AwsService.values())
                    .filter(service -> service.id().equals(name))
                    .findFirst();
        }
        return Optional.ofNullable(OPTIMIZED.get(type + ":" + action));
    }

    /** The name of the API's operation. */
    String operation() {
        String name = sync() ? action.substring(0, action.indexOf('.')) : action;
        return name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    boolean sync() {
        return action.endsWith(".sync");
    }

    /** Why the resource cannot be called here; empty if it can. */
    Optional<String> problem(ServiceCaller services) {
        boolean known = direct()
                ? arn.startsWith(FUNCTION)
                : service()
                        .filter(service -> !sdk() || services.has(service, operation()))
                        .isPresent();
        return known
                ? Optional.empty()
                : Optional.of("the resource " + arn + " is not available in the embedded Step Functions; it has "
                        + FUNCTION + "…, "
                        + OPTIMIZED.keySet().stream().sorted().toList()
                        + " and aws-sdk integrations of the embedded services");
    }

    ObjectNode described() {
        return JsonNodeFactory.instance.objectNode().put("resourceType", type).put("resource", action);
    }
}
