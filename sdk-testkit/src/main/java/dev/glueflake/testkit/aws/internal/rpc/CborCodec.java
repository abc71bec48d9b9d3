package dev.glueflake.testkit.aws.internal.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.AwsRequest;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Smithy RPCv2 with CBOR: service and operation stand in the path. */
final class CborCodec implements WireCodec {
    private static final String PROTOCOL = "rpc-v2-cbor";
    private static final String TYPE = "application/cbor";
    private static final Pattern PATH = Pattern.compile("/service/([^/]+)/operation/([^/]+)");

    @Override
    public boolean speaks(AwsRequest request) {
        return request.header("smithy-protocol").orElse("").equals(PROTOCOL);
    }

    @Override
    public boolean addresses(AwsRequest request, RpcApi api) {
        Matcher path = PATH.matcher(request.path());
        return path.matches() && !api.cborName().isEmpty() && path.group(1).equals(api.cborName());
    }

    @Override
    public String operation(AwsRequest request) {
        Matcher path = PATH.matcher(request.path());
        return path.matches() ? path.group(2) : request.path();
    }

    @Override
    public ObjectNode parameters(AwsRequest request) throws IOException {
        return Trees.CBOR.read(request.payload());
    }

    @Override
    public AwsAnswer answer(AwsRequest request, RpcApi api, String operation, ObjectNode result) {
        return framed(AwsAnswer.of(200, TYPE, Trees.CBOR.write(result)));
    }

    @Override
    public AwsAnswer error(AwsRequest request, ServiceException error, String queryCode) {
        ObjectNode tree = Trees.empty().put("__type", error.code()).put("message", error.message());
        error.details().forEach(tree::put);
        AwsAnswer answer = framed(AwsAnswer.of(error.status(), TYPE, Trees.CBOR.write(tree)));
        return QueryMode.named(request, answer, queryCode);
    }

    private static AwsAnswer framed(AwsAnswer answer) {
        return answer.withHeader("smithy-protocol", PROTOCOL);
    }
}
