package dev.glueflake.testkit.aws.internal.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.AwsRequest;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.core.Target;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A service made of named operations, in every protocol that its {@link RpcApi} names. */
public final class RpcService implements EmbeddedService {
    private final RpcApi api;
    private final Operations operations;
    private final List<String> keyMembers;
    private final Runnable reset;

    /**
     * Makes a service.
     *
     * @param keyMembers the members that name the resource of a call; the first one present counts
     * @param reset removes the service's state
     */
    public RpcService(RpcApi api, Operations operations, List<String> keyMembers, Runnable reset) {
        this.api = api;
        this.operations = operations;
        this.keyMembers = List.copyOf(keyMembers);
        this.reset = reset;
    }

    @Override
    public AwsService id() {
        return api.id();
    }

    @Override
    public boolean accepts(AwsRequest request) throws IOException {
        Optional<WireCodec> codec = WireCodec.of(request);
        return codec.isPresent() && codec.get().addresses(request, api);
    }

    @Override
    public Set<String> operations() {
        return operations.names();
    }

    @Override
    public Target target(AwsRequest request) throws IOException {
        WireCodec codec = codec(request);
        return target(codec.operation(request), codec.parameters(request));
    }

    /** What a call with these parameters is about. */
    public Target target(String operation, ObjectNode tree) {
        Parameters parameters = new Parameters(tree);
        String key = keyMembers.stream()
                .flatMap(member -> parameters.text(member).stream())
                .findFirst()
                .orElse("");
        return Target.of(operation, key);
    }

    /** Executes an operation for another service, without any protocol. */
    public ObjectNode call(String operation, ObjectNode parameters) {
        return operations.run(operation, new Parameters(parameters)).tree();
    }

    @Override
    public AwsAnswer answer(AwsRequest request, Target target) throws IOException {
        WireCodec codec = codec(request);
        Parameters parameters = new Parameters(codec.parameters(request));
        Result result = operations.run(target.operation(), parameters);
        return codec.answer(request, api, target.operation(), result.tree());
    }

    @Override
    public AwsAnswer error(AwsRequest request, Target target, ServiceException error) throws IOException {
        return codec(request).error(request, error, api.queryCode(error.code()));
    }

    @Override
    public void reset() {
        reset.run();
    }

    private static WireCodec codec(AwsRequest request) throws IOException {
        return WireCodec.of(request).orElseThrow();
    }
}
