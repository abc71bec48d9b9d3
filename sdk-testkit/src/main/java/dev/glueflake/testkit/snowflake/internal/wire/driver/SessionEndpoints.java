package dev.glueflake.testkit.snowflake.internal.wire.driver;

import dev.glueflake.testkit.snowflake.internal.wire.message.WireReply;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import dev.glueflake.testkit.snowflake.internal.wire.session.ClientSession;
import dev.glueflake.testkit.snowflake.internal.wire.session.ClientSessions;
import dev.glueflake.testkit.snowflake.internal.wire.session.SessionException;

/** What a driver asks of its session besides running SQL. */
final class SessionEndpoints {
    private final ClientSessions sessions;

    SessionEndpoints(ClientSessions sessions) {
        this.sessions = sessions;
    }

    /** An endpoint that only whoever is logged in may use. */
    @FunctionalInterface
    interface Inside {
        WireReply answer(WireRequest request, ClientSession session);
    }

    WireReply inside(WireRequest request, Inside endpoint) {
        try {
            return endpoint.answer(request, sessions.require(request));
        } catch (SessionException refused) {
            return WireReply.failure(refused.status(), refused.code(), refused.getMessage());
        }
    }

    WireReply heartbeat(WireRequest request) {
        return inside(request, (any, session) -> Envelope.success(out -> {}));
    }

    WireReply close(WireRequest request) {
        return inside(request, (any, session) -> {
            sessions.close(session);
            return Envelope.success(out -> {});
        });
    }

    WireReply renew(WireRequest request) {
        try {
            ClientSession session = sessions.renew(request);
            return Envelope.success(out -> {
                out.writeStringField("sessionToken", session.tokens().token());
                out.writeNumberField("validityInSecondsST", ClientSessions.TOKEN_LIFE.toSeconds());
                out.writeStringField("masterToken", session.tokens().master());
                out.writeNumberField("validityInSecondsMT", ClientSessions.MASTER_LIFE.toSeconds());
                out.writeNumberField("sessionId", session.session().id());
            });
        } catch (SessionException refused) {
            return WireReply.failure(refused.status(), refused.code(), refused.getMessage());
        }
    }
}
