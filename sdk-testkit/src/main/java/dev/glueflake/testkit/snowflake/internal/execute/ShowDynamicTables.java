package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Dynamic;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.dynamic.DynamicBoard;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import java.math.BigDecimal;
import java.util.Objects;

/** SHOW DYNAMIC TABLES. */
final class ShowDynamicTables {
    private final Work work;

    ShowDynamicTables(Work work) {
        this.work = work;
    }

    Listing tables(Show show) {
        Listing listing = new Listing()
                .time("created_on")
                .text("name", "database_name", "schema_name", "cluster_by")
                .number("rows", "bytes")
                .text("owner", "target_lag", "scheduler", "refresh_mode", "refresh_mode_reason", "warehouse", "comment")
                .text("text", "automatic_clustering", "scheduling_state")
                .time("last_suspended_on")
                .text("is_clone", "is_replica", "is_iceberg")
                .time("data_timestamp")
                .text("owner_role_type", "immutable_where", "execute_as_user");
        for (Schema schema : new ShowScopes(work).schemas(show)) {
            work.objects().list(ObjectKind.DYNAMIC_TABLE, schema).forEach(object -> row(listing, (Table) object));
        }
        return listing;
    }

    private void row(Listing listing, Table table) {
        Dynamic dynamic = Objects.requireNonNull(table.options().dynamic());
        Dynamic.Suspension suspension = dynamic.suspension();
        listing.row(
                table.createdOn(),
                table.name().name(),
                table.name().database(),
                table.name().schema(),
                table.options().clusterBy(),
                BigDecimal.valueOf(new TableRows(work).count(table)),
                BigDecimal.ZERO,
                table.info().owner(),
                dynamic.schedule().lag(),
                dynamic.schedule().scheduler(),
                dynamic.incremental() ? "INCREMENTAL" : "FULL",
                dynamic.reason(),
                dynamic.schedule().warehouse(),
                table.comment(),
                dynamic.statement(),
                "OFF",
                suspension == null ? "RUNNING" : "SUSPENDED",
                suspension == null ? null : suspension.since(),
                String.valueOf(dynamic.copied()),
                "false",
                "false",
                DynamicBoard.of(work.account()).dataTimestamp(table).orElse(null),
                "ROLE",
                null,
                null);
    }
}
