package dev.glueflake.testkit.aws.internal.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.AwsRequest;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.xml.XmlWriter;
import java.io.IOException;

/** The query protocol: a form with an {@code Action} in, XML out. */
final class QueryCodec implements WireCodec {
    private static final int SERVER_ERROR = 500;

    @Override
    public boolean speaks(AwsRequest request) throws IOException {
        return request.form().containsKey("Action");
    }

    @Override
    public boolean addresses(AwsRequest request, RpcApi api) throws IOException {
        return !api.queryVersion().isEmpty()
                && api.queryVersion().equals(request.form().get("Version"));
    }

    @Override
    public String operation(AwsRequest request) throws IOException {
        return request.form().getOrDefault("Action", "");
    }

    @Override
    public ObjectNode parameters(AwsRequest request) throws IOException {
        return QueryTree.read(request.form());
    }

    @Override
    public AwsAnswer answer(AwsRequest request, RpcApi api, String operation, ObjectNode result) {
        return AwsAnswer.xml(200, XmlWriter.document(operation + "Response", api.xmlNamespace(), xml -> {
            if (!result.isEmpty()) {
                xml.element(operation + "Result", inner -> QueryTree.write(result, inner));
            }
            xml.element("ResponseMetadata", meta -> meta.text("RequestId", request.id()));
        }));
    }

    @Override
    public AwsAnswer error(AwsRequest request, ServiceException error, String queryCode) {
        String document = XmlWriter.document("ErrorResponse", "", xml -> {
            xml.element("Error", inner -> inner.text("Type", error.status() < SERVER_ERROR ? "Sender" : "Receiver")
                    .text("Code", queryCode)
                    .text("Message", error.message()));
            xml.text("RequestId", request.id());
        });
        return AwsAnswer.xml(error.status(), document);
    }
}
