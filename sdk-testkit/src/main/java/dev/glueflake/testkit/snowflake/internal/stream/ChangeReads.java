package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.ChangeInterval;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import java.util.List;
import java.util.Locale;

/** {@code CHANGES}: what a stream from one moment to another would give, consumed by nobody. For one thread. */
public final class ChangeReads {
    private final Session session;
    private final ExecutionScope scope;
    private final Snapshot now;

    /** @param now what the statement sees of tables */
    public ChangeReads(Session session, ExecutionScope scope, Snapshot now) {
        this.session = session;
        this.scope = scope;
        this.now = now;
    }

    /** The rows, with the metadata columns of a stream. */
    public Relation.Stored rows(CatalogObject source, TimeTravel start, ChangeInterval interval) {
        if (source instanceof View view) {
            ViewRows rows = new ViewRows(view, session, scope);
            Range range = range(List.copyOf(rows.tables()), start, interval);
            return interval.appendOnly()
                    ? rows.appended(range.from(), range.to())
                    : rows.changed(range.from(), range.to());
        }
        if (!(source instanceof Table table) || table.isDynamic()) {
            throw Errors.unsupported("CHANGES on " + source.kind().word().toLowerCase(Locale.ROOT));
        }
        Range range = range(List.of(table), start, interval);
        StreamRows rows = new StreamRows(table.name().toString(), table);
        return interval.appendOnly() ? rows.appended(range.from(), range.to()) : rows.changed(range.from(), range.to());
    }

    private record Range(Snapshot from, Snapshot to) {}

    private Range range(List<Table> tables, TimeTravel start, ChangeInterval interval) {
        TrackedPast past = new TrackedPast(session, scope);
        Snapshot from = tables.stream()
                .map(table -> past.point(table, start).snapshot())
                .toList()
                .get(0);
        TimeTravel end = interval.end();
        Snapshot to =
                end == null ? now : session.travel(scope, tables.get(0), end).snapshot();
        return new Range(from, to);
    }
}
