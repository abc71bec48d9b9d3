package dev.glueflake.testkit.snowflake.internal.wire.session;

import dev.glueflake.testkit.snowflake.internal.session.Session;
import java.time.Instant;

/** A login of a driver: the session with the tokens that open it. Thread-safe. */
public final class ClientSession {
    private final Session session;
    private final ClientApplication application;
    private volatile Tokens tokens;
    private volatile boolean parametersChanged;
    private volatile long lastUse = System.nanoTime();

    ClientSession(Session session, ClientApplication application, Tokens tokens) {
        this.session = session;
        this.application = application;
        this.tokens = tokens;
    }

    /** What opens the session, and until when. */
    public record Tokens(String token, Instant expires, String master, Instant masterExpires) {}

    public Session session() {
        return session;
    }

    public ClientApplication application() {
        return application;
    }

    public Tokens tokens() {
        return tokens;
    }

    void tokens(Tokens renewed) {
        tokens = renewed;
    }

    /** Notes that a request came in it. */
    void use() {
        lastUse = System.nanoTime();
    }

    /** When the last request came, on a clock that only compares. */
    long lastUse() {
        return lastUse;
    }

    /** Whether the parameters that the client got at login may no longer be the session's. */
    public boolean parametersChanged() {
        return parametersChanged;
    }

    public void noteParametersChanged() {
        parametersChanged = true;
    }
}
