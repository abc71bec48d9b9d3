package dev.glueflake.testkit.aws.internal.rpc;

import dev.glueflake.testkit.aws.AwsService;
import java.util.Map;

/**
 * By which names clients address a service. An empty name is a protocol that the service has not.
 *
 * @param targetPrefix of the {@code X-Amz-Target} header, without the dot
 * @param cborName the service's name in the path of Smithy RPCv2
 * @param queryVersion the {@code Version} field of the query protocol
 * @param xmlNamespace of the query protocol's answers
 * @param queryCodes the query protocol's names of errors, by the name of their shape, where the two differ
 */
public record RpcApi(
        AwsService id,
        String targetPrefix,
        String cborName,
        String queryVersion,
        String xmlNamespace,
        Map<String, String> queryCodes) {

    public static RpcApi json(AwsService id, String targetPrefix) {
        return new RpcApi(id, targetPrefix, "", "", "", Map.of());
    }

    public static RpcApi query(AwsService id, String version, String xmlNamespace) {
        return new RpcApi(id, "", "", version, xmlNamespace, Map.of());
    }

    public RpcApi withCbor(String name, Map<String, String> codes) {
        return new RpcApi(id, targetPrefix, name, queryVersion, xmlNamespace, codes);
    }

    /** For a JSON service whose clients still go by the names of the query protocol. */
    public RpcApi withQueryCodes(Map<String, String> codes) {
        return new RpcApi(id, targetPrefix, cborName, queryVersion, xmlNamespace, codes);
    }

    String queryCode(String code) {
        return queryCodes.getOrDefault(code, code);
    }
}
