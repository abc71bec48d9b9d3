package dev.glueflake.testkit.aws.internal.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.AwsRequest;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.lambda.LambdaService.LambdaHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Invoke, and the operations that show functions. */
final class InvokeApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_BYTES = 6 * 1024 * 1024;
    private static final int MAX_ASYNC_BYTES = 1024 * 1024;

    private final LambdaEngine engine;

    InvokeApi(LambdaEngine engine) {
        this.engine = engine;
    }

    void addTo(Map<String, LambdaHandler> handlers) {
        handlers.put("Invoke", this::invoke);
        handlers.put("ListFunctions", this::list);
        handlers.put("GetFunction", this::get);
        handlers.put("GetFunctionConfiguration", (request, name) -> LambdaService.json(200, shown(name)));
    }

    private AwsAnswer invoke(AwsRequest request, String reference) throws IOException {
        if (request.header("x-amz-client-context").isPresent()) {
            throw invalid("The embedded Lambda has no client context.");
        }
        String function = engine.functions()
                .require(request.query("Qualifier")
                        .map(it -> reference + ":" + it)
                        .orElse(reference));
        String type = request.header("x-amz-invocation-type").orElse("RequestResponse");
        String payload = payload(request, type.equals("Event") ? MAX_ASYNC_BYTES : MAX_BYTES);
        return switch (type) {
            case "RequestResponse" -> answered(request, engine.functions().invoke(function, payload));
            case "Event" -> {
                engine.later(function, payload);
                yield AwsAnswer.of(202, Map.of());
            }
            case "DryRun" -> AwsAnswer.of(204, Map.of());
            default -> throw invalid("Unknown invocation type: " + type);
        };
    }

    private static AwsAnswer answered(AwsRequest request, Invocation invocation) {
        byte[] body = invocation.payload().getBytes(StandardCharsets.UTF_8);
        if (body.length > MAX_BYTES) {
            throw new ServiceException(
                    413, "RequestTooLargeException", "The function's answer is larger than " + MAX_BYTES + " bytes.");
        }
        AwsAnswer answer = AwsAnswer.of(200, "application/json", body).withHeader("X-Amz-Executed-Version", "$LATEST");
        if (request.header("x-amz-log-type").filter("Tail"::equals).isPresent()) {
            String log =
                    "START RequestId: " + request.id() + " Version: $LATEST\nEND RequestId: " + request.id() + "\n";
            answer = answer.withHeader(
                    "X-Amz-Log-Result", Base64.getEncoder().encodeToString(log.getBytes(StandardCharsets.UTF_8)));
        }
        return invocation.failed() ? answer.withHeader("X-Amz-Function-Error", "Unhandled") : answer;
    }

    private static String payload(AwsRequest request, int limit) throws IOException {
        byte[] bytes = request.payload();
        if (bytes.length > limit) {
            throw new ServiceException(
                    413,
                    "RequestTooLargeException",
                    bytes.length + " byte payload is too large for the invocation (limit " + limit + " bytes)");
        }
        if (bytes.length == 0) {
            return "{}";
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            JSON.readTree(text);
            return text;
        } catch (JsonProcessingException e) {
            throw ServiceException.badRequest(
                    "InvalidRequestContentException",
                    "Could not parse request body into json: " + e.getOriginalMessage());
        }
    }

    private AwsAnswer list(AwsRequest request, String resource) {
        ObjectNode tree = JSON.createObjectNode();
        engine.functions().names().forEach(name -> tree.withArray("Functions").add(configuration(name)));
        return LambdaService.json(200, tree);
    }

    private AwsAnswer get(AwsRequest request, String reference) {
        ObjectNode tree = JSON.createObjectNode();
        tree.set("Configuration", shown(reference));
        return LambdaService.json(200, tree);
    }

    private ObjectNode shown(String reference) {
        return configuration(engine.functions().require(reference));
    }

    private ObjectNode configuration(String name) {
        return JSON.createObjectNode()
                .put("FunctionName", name)
                .put("FunctionArn", engine.functions().arn(name))
                .put("Runtime", "java17")
                .put("Version", "$LATEST")
                .put("State", "Active");
    }

    private static ServiceException invalid(String message) {
        return ServiceException.badRequest("InvalidParameterValueException", message);
    }
}
