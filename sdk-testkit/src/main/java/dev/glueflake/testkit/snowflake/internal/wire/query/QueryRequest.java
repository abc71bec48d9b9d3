package dev.glueflake.testkit.snowflake.internal.wire.query;

import dev.glueflake.testkit.snowflake.ExecutedQuery.Protocol;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.wire.message.Injection;

/**
 * A request to run SQL.
 *
 * @param requestId the client's own id of it, or empty
 * @param repeated whether the client says that it may have sent it before
 * @param injected what a fault wants of the run
 * @param keepSession false where the session was opened for this request and ends with it
 */
public record QueryRequest(
        Session session,
        Protocol protocol,
        String sql,
        Binds binds,
        QueryOptions options,
        String requestId,
        boolean repeated,
        Injection injected,
        boolean keepSession) {}
