package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.pipe.Pipe;
import dev.glueflake.testkit.snowflake.internal.pipe.PipeStatus;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;

/** SHOW PIPES and DESCRIBE PIPE, which answers the same columns. */
final class ShowPipes {
    private final Work work;

    ShowPipes(Work work) {
        this.work = work;
    }

    Listing pipes(Show show) {
        Listing listing = columns();
        for (Schema schema : new ShowScopes(work).schemas(show)) {
            work.objects().list(ObjectKind.PIPE, schema).forEach(object -> row(listing, (Pipe) object));
        }
        return listing;
    }

    Listing describe(ObjectName name) {
        Listing listing = columns();
        row(listing, work.objects().require(ObjectKind.PIPE, Pipe.class, name));
        return listing;
    }

    private static Listing columns() {
        return new Listing()
                .time("created_on")
                .text("name", "database_name", "schema_name", "definition", "owner", "notification_channel", "comment")
                .text("integration", "pattern", "error_integration", "owner_role_type", "invalid_reason", "kind");
    }

    private void row(Listing listing, Pipe pipe) {
        listing.row(
                pipe.createdOn(),
                pipe.name().name(),
                pipe.name().database(),
                pipe.name().schema(),
                pipe.definition(),
                pipe.info().owner(),
                pipe.settings().channel(),
                pipe.comment().isEmpty() ? null : pipe.comment(),
                null,
                pipe.settings().pattern(),
                null,
                "ROLE",
                PipeStatus.of(pipe, work.account()).error(),
                "STAGE");
    }
}
