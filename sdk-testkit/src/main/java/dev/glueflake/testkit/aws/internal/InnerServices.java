package dev.glueflake.testkit.aws.internal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.core.InnerCalls;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.core.Target;
import dev.glueflake.testkit.aws.internal.lambda.Functions;
import dev.glueflake.testkit.aws.internal.lambda.Invocation;
import dev.glueflake.testkit.aws.internal.rpc.RpcService;
import dev.glueflake.testkit.aws.internal.sfn.run.ServiceCaller;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The services of named operations, as the tasks of state machines call them. */
final class InnerServices implements ServiceCaller {
    private final Supplier<List<EmbeddedService>> services;
    private final InnerCalls calls;
    private final Functions functions;

    InnerServices(Supplier<List<EmbeddedService>> services, InnerCalls calls, Functions functions) {
        this.services = services;
        this.calls = calls;
        this.functions = functions;
    }

    @Override
    public boolean has(AwsService service, String operation) {
        return find(service).filter(it -> it.operations().contains(operation)).isPresent();
    }

    @Override
    public ObjectNode call(AwsService service, String operation, ObjectNode parameters) {
        RpcService found = find(service).orElseThrow(() -> ServiceException.unknownOperation(operation));
        Target target = found.target(operation, parameters);
        return calls.run(found, target, () -> found.call(operation, parameters));
    }

    @Override
    public Invocation invoke(String function, String payload) {
        EmbeddedService lambda = services.get().stream()
                .filter(it -> it.id() == AwsService.LAMBDA)
                .findFirst()
                .orElseThrow();
        return calls.run(lambda, Target.of("Invoke", function), () -> functions.invoke(function, payload));
    }

    /** A machine that starts machines is not available: it is none of these. */
    private Optional<RpcService> find(AwsService service) {
        return services.get().stream()
                .filter(it -> it.id() == service && service != AwsService.STEP_FUNCTIONS)
                .filter(RpcService.class::isInstance)
                .map(RpcService.class::cast)
                .findFirst();
    }
}
