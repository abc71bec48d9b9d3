package dev.glueflake.glue.sync;

import java.util.Objects;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Translates tables of the Glue Data Catalog to external tables of Snowflake, without any client: what comes out is a value.
 *
 * <p>The SerDe decides the format and its options; nested and unreadable types become VARIANT; partition columns are read
 * from the path, {@code country=US/} and {@code US/} alike; the stage is the one with the longest prefix of whole segments.
 * Names reach SQL only quoted, texts only as literals. Thread-safe.
 *
 * <p>Comments of columns are not carried over, and a format's columns by key keep the order in which they came to stand.
 */
public final class GlueTableToSnowflakeDdl {
    private final CatalogSyncSettings settings;

    /**
     * Makes a translator.
     *
     * @param settings stages, formats and policies
     */
    public GlueTableToSnowflakeDdl(CatalogSyncSettings settings) {
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * Translates a table.
     *
     * @param table the table as {@code GetTable} gives it
     * @return the external table that should stand, or why there is none; a table of whatever content never throws
     * @throws IllegalArgumentException when the table has no name or no database name, which {@code GetTable} never gives
     */
    public DdlResult translate(Table table) {
        return translate(
                new GlueTableName(
                        TableKinds.blank(table.catalogId()) ? null : table.catalogId(),
                        TableKinds.text(table.databaseName()),
                        TableKinds.text(table.name())),
                table);
    }

    DdlResult translate(GlueTableName source, Table table) {
        try {
            return new DdlResult.Translated(new TableMapping(source, table, settings).map());
        } catch (NotMappable e) {
            return e.skipped();
        }
    }
}
