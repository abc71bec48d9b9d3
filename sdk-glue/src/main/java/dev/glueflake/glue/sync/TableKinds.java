package dev.glueflake.glue.sync;

import dev.glueflake.core.Redaction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/** Tells tables of plain files in S3 from everything else that a catalog holds. */
final class TableKinds {
    private static final List<String> HUDI = List.of("org.apache.hudi.hadoop.", "com.uber.hoodie.");

    private TableKinds() {}

    /** Returns the descriptor of a plain table. */
    static StorageDescriptor plain(Table table) {
        checkType(table);
        checkTableFormat(table);
        StorageDescriptor storage = table.storageDescriptor();
        if (storage == null || blank(storage.location())) {
            throw new NotMappable(SkipReason.NO_STORAGE, "the table has no storage descriptor with a location");
        }
        if (storage.hasAdditionalLocations() && !storage.additionalLocations().isEmpty()) {
            throw new NotMappable(
                    SkipReason.MULTI_LOCATION,
                    "the table has " + storage.additionalLocations().size() + " additional locations");
        }
        checkInputFormat(text(storage.inputFormat()));
        return storage;
    }

    private static void checkType(Table table) {
        String type = text(table.tableType()).toUpperCase(Locale.ROOT);
        if (type.equals("VIRTUAL_VIEW")
                || type.equals("MATERIALIZED_VIEW")
                || Boolean.TRUE.equals(table.isMultiDialectView())) {
            throw new NotMappable(SkipReason.VIEW, "the table is a view; write the view in Snowflake");
        }
        if (type.equals("GOVERNED")) {
            throw new NotMappable(SkipReason.GOVERNED, "the table is governed by Lake Formation");
        }
        if (table.targetTable() != null) {
            throw new NotMappable(
                    SkipReason.RESOURCE_LINK,
                    "the table links to "
                            + Redaction.value(text(table.targetTable().databaseName()) + "."
                                    + text(table.targetTable().name()))
                            + "; sync that one");
        }
        if (table.federatedTable() != null) {
            throw new NotMappable(SkipReason.FEDERATED, "the table belongs to a federated catalog");
        }
    }

    private static void checkTableFormat(Table table) {
        Map<String, String> parameters = table.parameters();
        String kind = text(parameters.get("table_type")).toLowerCase(Locale.ROOT);
        String provider = text(parameters.get("spark.sql.sources.provider")).toLowerCase(Locale.ROOT);
        if (kind.equals("iceberg") || provider.equals("iceberg") || !blank(parameters.get("metadata_location"))) {
            throw new NotMappable(
                    SkipReason.ICEBERG,
                    "the table is an Iceberg table; show it by a catalog-linked database in Snowflake");
        }
        if (kind.equals("delta") || provider.equals("delta")) {
            throw new NotMappable(
                    SkipReason.DELTA,
                    "the table is a Delta table; show it by an Iceberg table on Delta files in Snowflake");
        }
        if (kind.equals("hudi") || provider.equals("hudi")) {
            throw new NotMappable(SkipReason.HUDI, "the table is a Hudi table");
        }
    }

    private static void checkInputFormat(String inputFormat) {
        if (HUDI.stream().anyMatch(inputFormat::startsWith)) {
            throw new NotMappable(SkipReason.HUDI, "the table is a Hudi table: " + inputFormat);
        }
        if (inputFormat.equals("org.apache.hadoop.hive.ql.io.SymlinkTextInputFormat")) {
            throw new NotMappable(SkipReason.SYMLINK, "the table lists its files in a manifest: " + inputFormat);
        }
        if (inputFormat.startsWith("io.delta.")) {
            throw new NotMappable(SkipReason.DELTA, "the table is a Delta table: " + inputFormat);
        }
    }

    static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
