package dev.glueflake.samples.lambda;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.aws.AwsErrors;
import dev.glueflake.glue.sync.CatalogEvent;
import dev.glueflake.glue.sync.CatalogSyncSettings;
import dev.glueflake.glue.sync.DdlResult;
import dev.glueflake.glue.sync.GlueTableName;
import dev.glueflake.glue.sync.GlueTableToSnowflakeDdl;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;

/** Tells what each table of an event would become; knows no Snowflake. */
final class CatalogSyncLog implements CatalogSyncHandler.Target {
    private final GlueClient glue;
    private final GlueTableToSnowflakeDdl ddl;

    CatalogSyncLog(GlueClient glue, String stages) {
        this.glue = glue;
        CatalogSyncSettings.Builder settings = CatalogSyncSettings.builder();
        for (String stage : stages.isEmpty() ? new String[0] : stages.split(",")) {
            String[] parts = stage.split("=", 2);
            if (parts.length < 2) {
                throw new ConfigurationException(
                        "PARAMETERS_INVALID",
                        "The environment variable STAGES holds DB.SCHEMA.STAGE=s3://bucket/prefix/, several with commas"
                                + " between.");
            }
            settings.stage(parts[0].strip(), parts[1].strip());
        }
        this.ddl = new GlueTableToSnowflakeDdl(settings.build());
    }

    @Override
    public List<String> onEvent(String event) {
        return CatalogEvent.parse(event) instanceof CatalogEvent.TablesChanged changed
                ? changed.tables().stream()
                        .map(table -> table + " " + wanted(table))
                        .toList()
                : List.of();
    }

    private String wanted(GlueTableName table) {
        try {
            DdlResult result = ddl.translate(
                    glue.getTable(request -> request.catalogId(table.catalogId().orElse(null))
                                    .databaseName(table.database())
                                    .name(table.table()))
                            .table());
            return result instanceof DdlResult.Skipped skipped
                    ? "SKIP " + skipped.reason() + ": " + skipped.detail()
                    : ((DdlResult.Translated) result).table().createSql();
        } catch (EntityNotFoundException gone) {
            return "is gone";
        } catch (SdkException failure) {
            throw AwsErrors.map("Reading the Glue table " + table, Map.of("glueTable", table.toString()), failure);
        }
    }
}
