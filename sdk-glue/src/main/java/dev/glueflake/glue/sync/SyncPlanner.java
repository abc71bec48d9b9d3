package dev.glueflake.glue.sync;

import dev.glueflake.glue.sync.CatalogSyncSettings.DeletePolicy;
import dev.glueflake.glue.sync.SyncPlan.Action;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.Table;

/** Settles what to do with one table: reads Glue and Snowflake, changes nothing. */
final class SyncPlanner {
    private final GlueCatalog glue;
    private final SnowflakeClient snowflake;
    private final CatalogSyncSettings settings;
    private final GlueTableToSnowflakeDdl ddl;

    SyncPlanner(GlueCatalog glue, SnowflakeClient snowflake, CatalogSyncSettings settings) {
        this.glue = glue;
        this.snowflake = snowflake;
        this.settings = settings;
        this.ddl = new GlueTableToSnowflakeDdl(settings);
    }

    SyncPlan plan(GlueTableName source) {
        try {
            Optional<Table> table = glue.table(source);
            return table.isPresent() ? plan(source, table.get()) : gone(source, ColumnNames.table(source));
        } catch (NotMappable e) {
            return skip(source, e.skipped());
        }
    }

    private SyncPlan plan(GlueTableName source, Table table) {
        DdlResult result = ddl.translate(source, table);
        if (result instanceof DdlResult.Translated translated) {
            ExternalTable desired = checked(translated.table(), table);
            return SyncDiff.plan(desired, StandingTable.read(snowflake, desired.name()), settings.adoptExisting());
        }
        return skip(source, (DdlResult.Skipped) result);
    }

    private ExternalTable checked(ExternalTable desired, Table table) {
        if (desired.partitions().isEmpty()) {
            return desired;
        }
        List<String> warnings = new ArrayList<>(desired.warnings());
        PartitionLayout.check(table, glue.somePartitions(desired.source())).ifPresent(warnings::add);
        return new ExternalTable(
                desired.source(),
                desired.name(),
                desired.columns(),
                desired.partitions(),
                desired.location(),
                desired.format(),
                desired.options(),
                desired.autoRefresh(),
                desired.description(),
                warnings);
    }

    private SyncPlan gone(GlueTableName source, QualifiedName target) {
        Optional<String> comment = StandingTable.comment(snowflake, target);
        if (comment.isEmpty()) {
            return SyncPlan.skip(
                    source, target, SkipReason.ALREADY_GONE, "the Glue table is gone and no external table stands");
        }
        Optional<OwnerMarker> marker = OwnerMarker.find(comment.get());
        if (marker.filter(made -> made.source().matches(source)).isEmpty()) {
            return SyncPlan.skip(
                    source,
                    target,
                    SkipReason.NOT_OWNED,
                    "the Glue table is gone, and the external table " + target + " was not made from it by this SDK");
        }
        if (settings.deletePolicy() == DeletePolicy.IGNORE) {
            return SyncPlan.skip(
                    source,
                    target,
                    SkipReason.DELETE_IGNORED,
                    "the Glue table is gone and the settings say to keep " + target);
        }
        return new SyncPlan(
                source,
                target,
                Action.DROP,
                List.of(ExternalTableSql.drop(target)),
                comment.get(),
                null,
                "the Glue table is gone",
                List.of());
    }

    private static SyncPlan skip(GlueTableName source, DdlResult.Skipped skipped) {
        return SyncPlan.skip(source, target(source), skipped.reason(), skipped.detail());
    }

    private static @Nullable QualifiedName target(GlueTableName source) {
        try {
            return ColumnNames.table(source);
        } catch (NotMappable e) {
            return null;
        }
    }
}
