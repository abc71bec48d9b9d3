package dev.glueflake.glue.sync;

import dev.glueflake.snowflake.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.glue.model.StorageDescriptor;
import software.amazon.awssdk.services.glue.model.Table;

/** Translates one table; whatever stands in the way ends it with {@link NotMappable}. */
final class TableMapping {
    private static final int MOST_DESCRIPTION = 500;

    private final GlueTableName source;
    private final Table table;
    private final CatalogSyncSettings settings;
    private final List<String> warnings = new ArrayList<>();

    TableMapping(GlueTableName source, Table table, CatalogSyncSettings settings) {
        this.source = source;
        this.table = table;
        this.settings = settings;
    }

    ExternalTable map() {
        QualifiedName name = ColumnNames.table(source);
        StorageDescriptor storage = TableKinds.plain(table);
        FileKind kind = FileKind.of(table, storage);
        if (!settings.formats().contains(kind.format())) {
            throw new NotMappable(
                    SkipReason.FORMAT_NOT_ALLOWED,
                    kind.format() + " is not among the allowed formats " + settings.formats());
        }
        Projection.check(table);
        TableParameters parameters = new TableParameters(table, storage);
        List<ExternalTable.Option> options = FileFormats.options(kind, parameters);
        StageMatch stage = StageMatch.of(storage.location(), settings.stages());
        warn(kind, parameters);
        TableColumns columns = new TableColumns(kind, parameters, settings.ignoreKeyCase(), warnings);
        return new ExternalTable(
                source,
                name,
                columns.data(storage.columns(), table.partitionKeys()),
                columns.partitions(table.partitionKeys(), stage.depth()),
                stage.sql(),
                kind.format(),
                options,
                settings.autoRefresh(),
                description(),
                warnings);
    }

    private void warn(FileKind kind, TableParameters parameters) {
        if (parameters.footerLines() > 0) {
            warnings.add("skip.footer.line.count is set; Snowflake cannot skip lines at the end of a file");
        }
        if (kind == FileKind.OPEN_CSV) {
            warnings.add("Snowflake knows no escape inside quotes in external tables but the doubled quote");
        }
        if (kind == FileKind.JSON && parameters.either("ignore.malformed.json").equalsIgnoreCase("true")) {
            warnings.add("ignore.malformed.json is set; Snowflake skips the whole file that holds a malformed line");
        }
    }

    /** On one line and bounded: it goes into the COMMENT. */
    private String description() {
        String text = TableKinds.text(table.description());
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(MOST_DESCRIPTION)
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }
}
