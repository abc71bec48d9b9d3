package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.external.ExternalSource;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import dev.glueflake.testkit.snowflake.internal.stage.Stage;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SHOW EXTERNAL TABLES. */
final class ShowExternalTables {
    private final Work work;

    ShowExternalTables(Work work) {
        this.work = work;
    }

    Listing tables(Show show) {
        if (show.terse()) {
            return ShowTables.terse(new ShowScopes(work).tables(show), ExternalTable.class);
        }
        Listing listing = new Listing()
                .time("created_on")
                .text("name", "database_name", "schema_name", "invalid", "invalid_reason", "owner", "comment")
                .text("stage", "location", "file_format_name", "file_format_type", "cloud", "region")
                .text("notification_channel")
                .time("last_refreshed_on")
                .text("table_format", "last_refresh_details", "owner_role_type");
        for (CatalogObject object : new ShowScopes(work).tables(show)) {
            if (object instanceof ExternalTable table) {
                row(listing, table);
            }
        }
        return listing;
    }

    private void row(Listing listing, ExternalTable table) {
        QualifiedName name = table.name();
        ExternalSource source = table.source();
        ObjectName stage = source.stage().name();
        boolean valid =
                stage != null && work.objects().find(ObjectKind.STAGE, stage).isPresent();
        listing.row(
                table.createdOn(),
                name.name(),
                name.database(),
                name.schema(),
                valid ? "false" : "true",
                valid ? null : "Missing stage.",
                table.info().owner(),
                table.comment(),
                String.valueOf(stage),
                source.location(),
                source.formatName().orElse(""),
                source.formatType(work.session()),
                "AWS",
                null,
                channel(source, stage),
                table.files().registry().refreshedOn().orElse(null),
                "UNSPECIFIED",
                null,
                "ROLE");
    }

    /** The queue that notifications come by; none where the table does not listen. */
    private @Nullable String channel(ExternalSource source, @Nullable ObjectName stage) {
        if (!source.autoRefresh() || stage == null) {
            return null;
        }
        return work.objects()
                .find(ObjectKind.STAGE, stage)
                .map(found -> ((Stage) found).place())
                .filter(Stage.Place.External.class::isInstance)
                .map(place -> ((Stage.Place.External) place)
                        .location()
                        .channel(work.session().account().settings().region()))
                .orElse(null);
    }

    /** VALUE and the computed columns. */
    static List<ResultColumn> columns(ExternalTable table) {
        List<ResultColumn> columns = new ArrayList<>();
        columns.add(ResultColumn.of("VALUE", SqlTypes.VARIANT));
        table.columns()
                .forEach(column -> columns.add(new ResultColumn(
                        column.name(), column.type(), !column.definition().notNull())));
        return columns;
    }
}
