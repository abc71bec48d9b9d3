package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import dev.glueflake.testkit.snowflake.internal.stream.Stream;
import dev.glueflake.testkit.snowflake.internal.stream.StreamSources;
import java.time.Instant;

/** SHOW STREAMS and DESCRIBE STREAM, which answers the same columns. */
final class ShowStreams {
    private final Work work;

    ShowStreams(Work work) {
        this.work = work;
    }

    Listing streams(Show show) {
        Listing listing = show.terse()
                ? new Listing().time("created_on").text("name", "kind", "database_name", "schema_name", "tableOn")
                : columns();
        for (Schema schema : new ShowScopes(work).schemas(show)) {
            for (var object : work.objects().list(ObjectKind.STREAM, schema)) {
                Stream stream = (Stream) object;
                if (show.terse()) {
                    listing.row(
                            stream.createdOn(),
                            stream.name().name(),
                            "DELTA",
                            schema.database(),
                            schema.name(),
                            source(stream));
                } else {
                    row(listing, stream);
                }
            }
        }
        return listing;
    }

    Listing describe(ObjectName name) {
        Listing listing = columns();
        row(listing, work.objects().require(ObjectKind.STREAM, Stream.class, name));
        return listing;
    }

    private static Listing columns() {
        return new Listing()
                .time("created_on")
                .text(
                        "name",
                        "database_name",
                        "schema_name",
                        "owner",
                        "comment",
                        "table_name",
                        "source_type",
                        "base_tables")
                .text("type", "stale", "mode")
                .time("stale_after")
                .text("invalid_reason", "owner_role_type");
    }

    private void row(Listing listing, Stream stream) {
        int days = StreamSources.retentionDays(stream, work.session());
        Instant staleAfter = stream.position().staleAfter(days);
        listing.row(
                stream.createdOn(),
                stream.name().name(),
                stream.name().database(),
                stream.name().schema(),
                stream.info().owner(),
                stream.comment(),
                source(stream),
                StreamSources.shownKind(stream),
                String.join(",", StreamSources.baseTables(stream, work.session())),
                "DELTA",
                String.valueOf(work.scope().now().isAfter(staleAfter)),
                stream.mode().name(),
                staleAfter,
                "N/A",
                "ROLE");
    }

    private String source(Stream stream) {
        return StreamSources.nameNow(stream, work.session()).toString();
    }
}
