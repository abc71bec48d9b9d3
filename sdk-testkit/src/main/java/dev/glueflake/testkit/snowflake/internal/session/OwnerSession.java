package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import java.util.Map;

/** A session in which an object does its own work: with its owner's role, in its schema. For one thread. */
public final class OwnerSession implements AutoCloseable {
    private final Session session;
    private final ExecutionScope scope;

    public OwnerSession(Account account, ObjectInfo object) {
        this.session = account.openSession(new SessionSettings(
                "SYSTEM",
                object.owner(),
                null,
                object.name().database(),
                object.name().schema(),
                Map.of()));
        this.scope =
                new ExecutionScope(account.nextQueryId(), Binds.none(), Map.of(), new Cancellation(), account.now());
    }

    public Session session() {
        return session;
    }

    public ExecutionScope scope() {
        return scope;
    }

    @Override
    public void close() {
        session.close();
    }
}
