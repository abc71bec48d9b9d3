package dev.glueflake.glue.sync;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.aws.AwsErrors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.Partition;
import software.amazon.awssdk.services.glue.model.Table;

/** Reads tables as they are now. */
final class GlueCatalog {
    private static final int SAMPLE = 100;

    private final GlueClient glue;

    GlueCatalog(GlueClient glue) {
        this.glue = glue;
    }

    /** Empty when the table, or its whole database, is not there. */
    Optional<Table> table(GlueTableName name) {
        try {
            return Optional.ofNullable(glue.getTable(request -> request.catalogId(name.catalog())
                            .databaseName(name.database())
                            .name(name.table()))
                    .table());
        } catch (EntityNotFoundException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failed("Reading the Glue table " + name, name, e);
        }
    }

    List<Partition> somePartitions(GlueTableName name) {
        try {
            return glue.getPartitions(request -> request.catalogId(name.catalog())
                            .databaseName(name.database())
                            .tableName(name.table())
                            .excludeColumnSchema(true)
                            .maxResults(SAMPLE))
                    .partitions();
        } catch (SdkException e) {
            throw failed("Reading partitions of the Glue table " + name, name, e);
        }
    }

    private static GlueflakeException failed(String what, GlueTableName name, SdkException failure) {
        return AwsErrors.map(what, Map.of("glueTable", name.toString()), failure);
    }
}
