package dev.glueflake.testkit.aws.internal.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.AwsRequest;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.io.IOException;

/** AWS JSON 1.0 and 1.1: the operation stands in a header. */
final class JsonCodec implements WireCodec {
    private static final String TARGET = "x-amz-target";
    private static final String DEFAULT_TYPE = "application/x-amz-json-1.1";

    @Override
    public boolean speaks(AwsRequest request) {
        return request.header(TARGET).isPresent();
    }

    @Override
    public boolean addresses(AwsRequest request, RpcApi api) {
        return !api.targetPrefix().isEmpty()
                && request.header(TARGET).orElse("").startsWith(api.targetPrefix() + ".");
    }

    @Override
    public String operation(AwsRequest request) {
        String target = request.header(TARGET).orElse("");
        return target.substring(target.indexOf('.') + 1);
    }

    @Override
    public ObjectNode parameters(AwsRequest request) throws IOException {
        return Trees.JSON.read(request.payload());
    }

    @Override
    public AwsAnswer answer(AwsRequest request, RpcApi api, String operation, ObjectNode result) {
        return AwsAnswer.of(200, type(request), Trees.JSON.write(result));
    }

    @Override
    public AwsAnswer error(AwsRequest request, ServiceException error, String queryCode) {
        ObjectNode tree = Trees.empty().put("__type", error.code()).put("message", error.message());
        error.details().forEach(tree::put);
        AwsAnswer answer = AwsAnswer.of(error.status(), type(request), Trees.JSON.write(tree))
                .withHeader("x-amzn-ErrorType", error.code());
        return QueryMode.named(request, answer, queryCode);
    }

    private static String type(AwsRequest request) {
        return request.header("content-type")
                .filter(type -> type.startsWith("application/x-amz-json"))
                .orElse(DEFAULT_TYPE);
    }
}
