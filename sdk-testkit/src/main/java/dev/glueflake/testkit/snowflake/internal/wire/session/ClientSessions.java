package dev.glueflake.testkit.snowflake.internal.wire.session;

import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.wire.message.WireRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The drivers' sessions by their tokens. Tokens expire by the account's clock. Thread-safe. */
public final class ClientSessions {
    /** Snowflake's lifetime of a session token. */
    public static final Duration TOKEN_LIFE = Duration.ofHours(1);

    /** Snowflake's lifetime of a master token. */
    public static final Duration MASTER_LIFE = Duration.ofHours(4);

    /** More than that are taken for forgotten, those used longest ago first. */
    static final int MAX_OPEN = 2_000;

    private static final String TOKEN_PREFIX = "session-";
    private static final Pattern HANDED_OUT = Pattern.compile(TOKEN_PREFIX + "[0-9a-f-]{36}");

    private final Clock clock;
    private final Map<String, ClientSession> byToken = new ConcurrentHashMap<>();
    private final Map<String, ClientSession> byMaster = new ConcurrentHashMap<>();

    public ClientSessions(Clock clock) {
        this.clock = clock;
    }

    public ClientSession open(Session session, ClientApplication application) {
        ClientSession opened = new ClientSession(session, application, newTokens());
        register(opened);
        closeForgotten();
        return opened;
    }

    /** Clients that never say goodbye must not fill the memory. */
    private synchronized void closeForgotten() {
        Set<ClientSession> open = Set.copyOf(byMaster.values());
        Instant now = clock.instant();
        open.stream()
                .filter(session -> !session.tokens().masterExpires().isAfter(now))
                .forEach(this::close);
        if (open.size() > MAX_OPEN) {
            open.stream()
                    .sorted(Comparator.comparingLong(ClientSession::lastUse))
                    .limit(open.size() - MAX_OPEN)
                    .forEach(this::close);
        }
    }

    private ClientSession.Tokens newTokens() {
        Instant now = clock.instant();
        return new ClientSession.Tokens(
                TOKEN_PREFIX + UUID.randomUUID(),
                now.plus(TOKEN_LIFE),
                "master-" + UUID.randomUUID(),
                now.plus(MASTER_LIFE));
    }

    private void register(ClientSession session) {
        byToken.put(session.tokens().token(), session);
        byMaster.put(session.tokens().master(), session);
    }

    /** The session that the request's token opens. */
    public ClientSession require(WireRequest request) throws SessionException {
        String token = request.token().orElseThrow(SessionException::gone);
        ClientSession session = byToken.get(token);
        if (session == null) {
            throw HANDED_OUT.matcher(token).matches() ? SessionException.gone() : SessionException.invalid();
        }
        ClientSession.Tokens tokens = session.tokens();
        if (!tokens.token().equals(token) || !tokens.expires().isAfter(clock.instant())) {
            throw SessionException.expired();
        }
        session.use();
        return session;
    }

    /** New tokens for the session that the request's master token belongs to. */
    public ClientSession renew(WireRequest request) throws SessionException {
        ClientSession session = byMaster.get(request.token().orElse(""));
        if (session == null) {
            throw SessionException.masterInvalid();
        } else if (!session.tokens().masterExpires().isAfter(clock.instant())) {
            throw SessionException.masterExpired();
        }
        byMaster.remove(session.tokens().master());
        session.tokens(newTokens());
        register(session);
        return session;
    }

    /** Lets the token of a request expire at once; nothing where it opens no session. */
    public void expire(WireRequest request) {
        ClientSession session = byToken.get(request.token().orElse(""));
        if (session != null) {
            ClientSession.Tokens tokens = session.tokens();
            session.tokens(
                    new ClientSession.Tokens(tokens.token(), clock.instant(), tokens.master(), tokens.masterExpires()));
        }
    }

    public void close(ClientSession session) {
        byToken.values().removeIf(open -> open == session);
        byMaster.values().removeIf(open -> open == session);
        session.session().close();
    }
}
