package dev.glueflake.testkit.aws.internal.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.AwsRequest;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** One wire protocol. */
interface WireCodec {
    List<WireCodec> ALL = List.of(new JsonCodec(), new CborCodec(), new QueryCodec());

    /** The protocol that a request speaks. */
    static Optional<WireCodec> of(AwsRequest request) throws IOException {
        for (WireCodec codec : ALL) {
            if (codec.speaks(request)) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }

    boolean speaks(AwsRequest request) throws IOException;

    /** Whether a request in this protocol is addressed to the service. */
    boolean addresses(AwsRequest request, RpcApi api) throws IOException;

    String operation(AwsRequest request) throws IOException;

    ObjectNode parameters(AwsRequest request) throws IOException;

    AwsAnswer answer(AwsRequest request, RpcApi api, String operation, ObjectNode result);

    /** {@code queryCode} is the error's name in the query protocol. */
    AwsAnswer error(AwsRequest request, ServiceException error, String queryCode);
}
