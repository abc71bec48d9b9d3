package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.engine.Purger;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.engine.Transaction;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.stage.directory.DirectoryRows;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The streams that one statement reads. In an open transaction all of its statements see them as they were when it began; a
 * statement alone sees them as it sees tables. For one thread.
 */
public final class StreamReads {
    private final Session session;
    private final ExecutionScope scope;
    private final Snapshot until;
    private final @Nullable Transaction consumer;
    private final Set<Stream> consumed = new LinkedHashSet<>();
    private final Set<CatalogObject> read = new LinkedHashSet<>();

    /**
     * For one statement.
     *
     * @param seen what the statement sees of tables
     * @param consumer the transaction of a statement that writes, else null
     */
    public StreamReads(Session session, ExecutionScope scope, Snapshot seen, @Nullable Transaction consumer) {
        this.session = session;
        this.scope = scope;
        this.until = session.transaction().map(Transaction::start).orElse(seen);
        this.consumer = consumer;
    }

    /** The stream's rows. Where the statement writes, it takes the stream's lock first: nobody else consumes it meanwhile. */
    public Relation.Stored rows(Stream stream) {
        if (consumer != null && consumed.add(stream)) {
            String key = "stream " + System.identityHashCode(stream.position());
            session.account().engine().lock(consumer, key, stream.name().toString(), session.lockRequest(scope));
        }
        CatalogObject source = StreamSources.require(stream, session);
        requireFresh(stream);
        return changes(stream, source);
    }

    private void requireFresh(Stream stream) {
        StreamPosition position = stream.position();
        List<Table> tables = StreamSources.tables(stream, session);
        if (tables.size() != stream.source().tables().size()) {
            throw StreamSources.gone(stream, stream.source().name());
        }
        Purger purger = session.account().engine().purger();
        boolean whole = tables.stream()
                .allMatch(table -> purger.isWhole(table, position.state().offset()));
        if (!whole || scope.now().isAfter(position.staleAfter(StreamSources.retentionDays(tables)))) {
            throw new SnowflakeException(
                    "091901",
                    "02000",
                    "Stream " + stream.name().name() + " has become stale and cannot be read any more. "
                            + "Recreate the stream to go on.");
        }
    }

    private Relation.Stored changes(Stream stream, CatalogObject source) {
        StreamPosition.State state = stream.position().state();
        Snapshot end = state.offset().or(until);
        boolean appendOnly = stream.mode() == StreamMode.APPEND_ONLY;
        if (source instanceof ExternalTable table) {
            return new ExternalChanges(table, session, scope).between(state.offset(), end);
        }
        if (source instanceof Stage stage) {
            return DirectoryRows.changes(stage, session, state.offset(), end);
        }
        if (source instanceof View view) {
            ViewRows rows = new ViewRows(view, session, scope);
            if (state.initial()) {
                return rows.initial(state.offset());
            }
            return appendOnly ? rows.appended(state.offset(), end) : rows.changed(state.offset(), end);
        }
        StreamRows rows = new StreamRows(stream.name().toString(), (Table) source);
        if (state.initial()) {
            return rows.initial(state.offset());
        }
        return appendOnly ? rows.appended(state.offset(), end) : rows.changed(state.offset(), end);
    }

    /** The statement reads that object too. */
    public void note(CatalogObject object) {
        read.add(object);
    }

    /** What the statement reads. */
    public Set<CatalogObject> read() {
        return Set.copyOf(read);
    }

    /** The statement has succeeded: its streams move on when its transaction commits. */
    public void complete() {
        Transaction transaction = consumer;
        if (transaction != null) {
            consumed()
                    .forEach(stream -> transaction.onCommit(() ->
                            stream.position().advance(until, session.account().now())));
            consumed.clear();
        }
    }

    private Collection<Stream> consumed() {
        return Set.copyOf(consumed);
    }
}
