package dev.glueflake.testkit.aws.internal.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.AwsRequest;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.core.Target;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lambda over its REST protocol. */
public final class LambdaService implements EmbeddedService {
    private static final String JSON = "application/json";
    private static final Pattern PATH =
            Pattern.compile("/2015-03-31/(functions|event-source-mappings)(?:/([^/]+))?(?:/([^/]+))?/?");
    private static final Map<String, String> NAMES = Map.of(
            "GET functions", "ListFunctions",
            "GET functions/*", "GetFunction",
            "GET functions/*/configuration", "GetFunctionConfiguration",
            "POST functions/*/invocations", "Invoke",
            "GET event-source-mappings", "ListEventSourceMappings",
            "POST event-source-mappings", "CreateEventSourceMapping",
            "GET event-source-mappings/*", "GetEventSourceMapping",
            "PUT event-source-mappings/*", "UpdateEventSourceMapping",
            "DELETE event-source-mappings/*", "DeleteEventSourceMapping");

    private final Map<String, LambdaHandler> handlers = new TreeMap<>();
    private final LambdaEngine engine;

    /** Executes one operation; {@code resource} is the function or mapping in the path, or empty. */
    @FunctionalInterface
    interface LambdaHandler {
        AwsAnswer handle(AwsRequest request, String resource) throws IOException;
    }

    public LambdaService(LambdaEngine engine) {
        this.engine = engine;
        new InvokeApi(engine).addTo(handlers);
        new MappingApi(engine).addTo(handlers);
    }

    static AwsAnswer json(int status, ObjectNode tree) {
        return AwsAnswer.of(status, JSON, tree.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public AwsService id() {
        return AwsService.LAMBDA;
    }

    @Override
    public boolean accepts(AwsRequest request) {
        return request.header("x-amz-target").isEmpty()
                && (request.scope().service().equals("lambda")
                        || (request.scope().service().isEmpty()
                                && request.path().startsWith("/2015-03-31/")));
    }

    @Override
    public Set<String> operations() {
        return handlers.keySet();
    }

    @Override
    public Target target(AwsRequest request) {
        Matcher path = PATH.matcher(request.path());
        String plain = request.method() + " " + request.path();
        if (!path.matches()) {
            return Target.of(plain, "");
        }
        String resource = path.group(2) == null ? "" : path.group(2);
        String route = request.method() + " " + path.group(1) + (resource.isEmpty() ? "" : "/*")
                + (path.group(3) == null ? "" : "/" + path.group(3));
        return Target.of(NAMES.getOrDefault(route, plain), resource);
    }

    @Override
    public AwsAnswer answer(AwsRequest request, Target target) throws IOException {
        LambdaHandler handler = handlers.get(target.operation());
        if (handler == null) {
            throw ServiceException.unknownOperation(target.operation());
        }
        engine.run();
        return handler.handle(request, target.key()).withHeader("x-amzn-RequestId", request.id());
    }

    @Override
    public AwsAnswer error(AwsRequest request, Target target, ServiceException error) {
        ObjectNode tree =
                JsonNodeFactory.instance.objectNode().put("Type", "User").put("message", error.message());
        error.details().forEach(tree::put);
        return json(error.status(), tree)
                .withHeader("x-amzn-ErrorType", error.code())
                .withHeader("x-amzn-RequestId", request.id());
    }

    @Override
    public ServiceException throttled() {
        return new ServiceException(429, "TooManyRequestsException", "Rate Exceeded.");
    }

    @Override
    public void reset() {
        engine.clear();
    }
}
