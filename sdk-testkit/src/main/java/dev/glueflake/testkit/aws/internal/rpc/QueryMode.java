package dev.glueflake.testkit.aws.internal.rpc;

import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.AwsRequest;

/** The header by which clients of a service that once spoke the query protocol still get that protocol's error names. */
final class QueryMode {
    private static final int SERVER_ERROR = 500;

    private QueryMode() {}

    static AwsAnswer named(AwsRequest request, AwsAnswer error, String queryCode) {
        if (!request.header("x-amzn-query-mode").orElse("").equals("true")) {
            return error;
        }
        String side = error.status() < SERVER_ERROR ? "Sender" : "Receiver";
        return error.withHeader("x-amzn-query-error", queryCode + ";" + side);
    }
}
