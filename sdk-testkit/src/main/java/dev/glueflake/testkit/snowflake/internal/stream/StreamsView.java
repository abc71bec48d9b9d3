package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionObjects;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * SNOWFLAKE.ACCOUNT_USAGE.STREAMS, without the numbers of streams, schemas and databases and without LAST_ALTERED, which is not kept. What
 * was dropped is not in it.
 */
public final class StreamsView {
    public static final String NAME = "STREAMS";

    private final Session session;
    private final LiteralRows rows = new LiteralRows();

    private StreamsView(Session session) {
        this.session = session;
    }

    public static Relation view(String name, Session session, SessionObjects objects) {
        StreamsView view = new StreamsView(session);
        view.columns();
        for (Database database : session.account().catalog().databases()) {
            database.schemas().forEach(schema -> objects.list(ObjectKind.STREAM, schema)
                    .forEach(stream -> view.row((Stream) stream)));
        }
        return view.rows.relation(name);
    }

    private void columns() {
        for (String column : List.of(
                "STREAM_NAME",
                "STREAM_SCHEMA",
                "STREAM_CATALOG",
                "OWNER",
                "COMMENT",
                "TABLE_NAME",
                "SOURCE_TYPE",
                "BASE_TABLES",
                "TYPE",
                "MODE")) {
            rows.column(column, SqlTypes.VARCHAR);
        }
        rows.column("STALE_AFTER", SqlTypes.TIMESTAMP_LTZ)
                .column("INVALID_REASON", SqlTypes.VARCHAR)
                .column("CREATED", SqlTypes.TIMESTAMP_LTZ)
                .column("DELETED", SqlTypes.TIMESTAMP_LTZ)
                .column("OWNER_ROLE_TYPE", SqlTypes.VARCHAR);
    }

    private void row(Stream stream) {
        @Nullable CatalogObject source = StreamSources.find(stream, session).orElse(null);
        rows.row(
                stream.name().name(),
                stream.name().schema(),
                stream.name().database(),
                stream.info().owner(),
                stream.comment(),
                source == null ? "No privilege or table dropped" : source.name().toString(),
                StreamSources.shownKind(stream),
                source == null
                        ? Math.max(1, stream.source().tables().size()) + " inaccessible table(s)"
                        : String.join(",", StreamSources.baseTables(stream, session)),
                "DELTA",
                stream.mode().name(),
                source == null
                        ? null
                        : stream.position()
                                .staleAfter(StreamSources.retentionDays(stream, session))
                                .truncatedTo(ChronoUnit.MICROS),
                "N/A",
                stream.createdOn().truncatedTo(ChronoUnit.MICROS),
                null,
                "ROLE");
    }
}
