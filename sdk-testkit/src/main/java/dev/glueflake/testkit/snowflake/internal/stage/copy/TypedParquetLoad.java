package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.engine.LockMode;
import dev.glueflake.testkit.snowflake.internal.engine.UnreadableFileException;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.TableWrite;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Literals;
import dev.glueflake.testkit.snowflake.internal.sql.emit.PhysicalTypes;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.stage.query.FileFacts;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetTable;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetTable.TableColumn;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The short way of Parquet files by MATCH_BY_COLUMN_NAME: where each field is of its column's kind, values go from the files into the target
 * as they are, without landing. Whatever is out of the ordinary, a bad row too, is left to the long way, over records.
 */
final class TypedParquetLoad {
    /** What NULL_IF may compare with a number, a truth or a date. */
    private static final Pattern PLAIN_WORD = Pattern.compile("[^0-9tTfF]*");

    private final CopyPlan plan;
    private final FieldCells cells;
    private final FileType.Parquet format;
    private final Session session;
    private final ExecutionScope scope;

    private TypedParquetLoad(
            CopyPlan plan, FieldCells cells, FileType.Parquet format, Session session, ExecutionScope scope) {
        this.plan = plan;
        this.cells = cells;
        this.format = format;
        this.session = session;
        this.scope = scope;
    }

    /** The loads of the files; empty where nothing was loaded and the long way is to be taken. */
    static Optional<List<FileLoad>> load(CopyPlan plan, List<StagedFile> files, Session session, ExecutionScope scope) {
        RecordPlan records = plan.records();
        if (records == null
                || !(records.shape() instanceof FieldCells cells)
                || !(plan.format().type() instanceof FileType.Parquet parquet)
                || parquet.texts().trimSpace()
                || !parquet.texts().nullIf().stream()
                        .allMatch(text -> PLAIN_WORD.matcher(text).matches())) {
            return Optional.empty();
        }
        return new TypedParquetLoad(plan, cells, parquet, session, scope).load(records, files);
    }

    private Optional<List<FileLoad>> load(RecordPlan records, List<StagedFile> files) {
        List<ParquetTable> open = new ArrayList<>();
        try {
            Map<Alike, List<ParquetTable>> sources = new LinkedHashMap<>();
            List<FileLoad> loads = new ArrayList<>();
            for (StagedFile file : files) {
                scope.cancellation().check();
                ParquetTable table = new ParquetTable(
                        session, scope.cancellation(), plan.location().files(), file, format);
                open.add(table);
                Alike alike = alike(table, file, records);
                if (alike == null) {
                    return Optional.empty();
                }
                sources.computeIfAbsent(alike, source -> new ArrayList<>()).add(table);
                loads.add(FileLoad.landed(file, plan, table.rows()));
            }
            return insert(sources, records) ? Optional.of(loads) : Optional.empty();
        } catch (UnreadableFileException damaged) {
            return Optional.empty();
        } catch (SnowflakeException e) {
            if (e.code().equals(StageFiles.MISSING)) {
                return Optional.empty();
            }
            throw e;
        } finally {
            open.forEach(ParquetTable::close);
        }
    }

    /** One write, so that nothing is there of files that the long way takes again. */
    private boolean insert(Map<Alike, List<ParquetTable>> sources, RecordPlan records) throws UnreadableFileException {
        List<Column> columns = plan.target().columns();
        try (TableWrite write = session.write(scope, plan.target().table(), LockMode.SHARED)) {
            for (Map.Entry<Alike, List<ParquetTable>> source : sources.entrySet()) {
                RecordPlan typed = records.with(new TypedCells(source.getKey().types()));
                String rows = source.getKey().select(ParquetTable.source(source.getValue()));
                write.applyOfFiles(new LandedRecords(plan, typed, rows, List.of())
                        .bind(write.relations(), "true", columns, typed.query()));
            }
            write.complete();
            return true;
        } catch (SnowflakeException e) {
            LandedRecords.refuseUnlessOfRow(e);
            return false;
        }
    }

    /**
     * Files that DuckDB reads as one.
     *
     * @param types of the cells
     * @param cells DuckDB's expressions of them, and of METADATA$…
     * @param fields all that the files have, also what is not loaded
     */
    private record Alike(List<SqlType> types, List<String> cells, List<TableColumn> fields) {
        String select(String source) {
            String items = IntStream.range(0, cells.size())
                    .mapToObj(i -> cells.get(i) + " AS c" + (i + 1))
                    .collect(Collectors.joining(", "));
            return "(SELECT " + items + " FROM " + source + ")";
        }
    }

    /** Null where a field is of another kind than its column. */
    private @Nullable Alike alike(ParquetTable table, StagedFile file, RecordPlan records)
            throws UnreadableFileException {
        List<TableColumn> fields = table.columns();
        List<@Nullable TableColumn> matched = cells.matched(fields);
        List<SqlType> types = types(matched);
        if (types.isEmpty()) {
            return null;
        }
        List<String> items = new ArrayList<>();
        for (int i = 0; i < matched.size(); i++) {
            Column column = plan.target().columns().get(i);
            TableColumn field = matched.get(i);
            items.add(field == null ? "CAST(NULL AS " + PhysicalTypes.of(column.type()) + ")" : value(field));
        }
        items.addAll(facts(file, records));
        return new Alike(types, items, fields);
    }

    /** What nobody asks for shall not keep files apart. */
    private List<String> facts(StagedFile file, RecordPlan records) {
        return plan.options().metadata().isEmpty()
                ? Collections.nCopies(FileFacts.count(), "NULL")
                : new FileFacts(plan.location(), file, records.now()).expressions("file_row_number + 1");
    }

    /** What each column is kept as; empty where a field is of another kind than its column. */
    private List<SqlType> types(List<@Nullable TableColumn> matched) {
        List<SqlType> types = new ArrayList<>();
        for (int i = 0; i < matched.size(); i++) {
            SqlType column = plan.target().columns().get(i).type();
            TableColumn field = matched.get(i);
            SqlType type = field == null ? column : field.type();
            if (type == null || !(field == null || isSameKind(column, type))) {
                return List.of();
            }
            types.add(type);
        }
        return types;
    }

    private static boolean isSameKind(SqlType column, SqlType field) {
        if (field instanceof SqlType.Timestamp) {
            return column.equals(SqlTypes.TIMESTAMP_NTZ);
        }
        return !column.isSemiStructured() && column.getClass().equals(field.getClass());
    }

    private String value(TableColumn field) {
        if (!(field.type() instanceof SqlType.Text) || format.texts().nullIf().isEmpty()) {
            return field.value();
        }
        String nulls = format.texts().nullIf().stream().map(Literals::text).collect(Collectors.joining(", ", "(", ")"));
        return "CASE WHEN " + field.value() + " NOT IN " + nulls + " THEN " + field.value() + " END";
    }
}
