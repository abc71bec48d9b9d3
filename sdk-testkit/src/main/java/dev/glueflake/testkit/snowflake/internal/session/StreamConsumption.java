package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.engine.Transaction;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.stream.StreamReads;
import org.jspecify.annotations.Nullable;

/** A statement that consumes streams and writes no table, or several at once. Closed without {@link #complete}, the streams stay where they are. */
public final class StreamConsumption implements AutoCloseable {
    private final Session session;
    private final ExecutionScope scope;
    private final Snapshot snapshot;
    private final StreamReads streams;
    private final @Nullable Transaction alone;

    /** @param alone the transaction of this statement alone; null where it joined an open one */
    StreamConsumption(
            Session session,
            ExecutionScope scope,
            Snapshot snapshot,
            StreamReads streams,
            @Nullable Transaction alone) {
        this.session = session;
        this.scope = scope;
        this.snapshot = snapshot;
        this.streams = streams;
        this.alone = alone;
    }

    /** The catalog as this statement sees it. */
    public Relations relations() {
        return session.relations(scope, snapshot, streams);
    }

    public void complete() {
        streams.complete();
    }

    @Override
    public void close() {
        if (alone != null) {
            session.account().engine().commit(alone, session.account().now());
        }
    }
}
