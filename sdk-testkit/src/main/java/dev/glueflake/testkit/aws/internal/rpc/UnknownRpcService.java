package dev.glueflake.testkit.aws.internal.rpc;

import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.AwsRequest;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.core.UnknownService;
import java.io.IOException;

/**
 * Answers requests to services that are not there, in the protocol of the request; JSON if that is not known either.
 */
public final class UnknownRpcService implements UnknownService {

    @Override
    public String name(AwsRequest request) throws IOException {
        String service = request.scope().service();
        String operation = WireCodec.of(request).isPresent()
                ? codec(request).operation(request)
                : request.method() + " " + request.path();
        return service.isEmpty() ? operation : service + " " + operation;
    }

    @Override
    public AwsAnswer answer(AwsRequest request, ServiceException error) throws IOException {
        return codec(request).error(request, error, error.code());
    }

    private static WireCodec codec(AwsRequest request) throws IOException {
        return WireCodec.of(request).orElseGet(JsonCodec::new);
    }
}
