package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.engine.Engine;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.engine.UnreadableFileException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Literals;
import dev.glueflake.testkit.snowflake.internal.sql.emit.PhysicalTypes;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.stage.query.FileFacts;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetTable;
import dev.glueflake.testkit.snowflake.internal.stage.read.ParquetTable.TableColumn;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The short way of Parquet files by MATCH_BY_COLUMN_NAME: where each field is of its column's kind, values go from the files into the landing
 * table as they are. Whatever is out of the ordinary, a bad row too, is left to the long way, over records.
 */
final class TypedParquetLoad {
    /** What NULL_IF may compare with a number, a truth or a date. */
    private static final Pattern PLAIN_WORD = Pattern.compile("[^0-9tTfF]*");

    private final CopyPlan plan;
    private final FieldCells cells;
    private final FileType.Parquet format;
    private final Session session;
    private final ExecutionScope scope;
    private final Engine engine;

    private TypedParquetLoad(
            CopyPlan plan, FieldCells cells, FileType.Parquet format, Session session, ExecutionScope scope) {
        this.plan = plan;
        this.cells = cells;
        this.format = format;
        this.session = session;
        this.scope = scope;
        this.engine = session.account().engine();
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
        List<SqlType> kept = null;
        StagedRows landing = null;
        List<FileLoad> loads = new ArrayList<>();
        try {
            for (StagedFile file : files) {
                scope.cancellation().check();
                try (ParquetTable table = new ParquetTable(
                        session, scope.cancellation(), plan.location().files(), file, format)) {
                    List<@Nullable TableColumn> matched = cells.matched(table.columns());
                    List<SqlType> types = types(matched);
                    if (types.isEmpty() || (kept != null && !kept.equals(types))) {
                        return Optional.empty();
                    }
                    kept = types;
                    if (landing == null) {
                        List<SqlType> all = RecordRowReader.types(new TypedCells(types));
                        landing = engine.stage(all, List.of(), scope.cancellation());
                    }
                    engine.appendFile(
                            landing, select(matched, table, records, file, loads.size()), scope.cancellation());
                    loads.add(FileLoad.landed(file, plan, rows(landing, types.size(), loads.size())));
                }
            }
            return landing == null || kept == null ? Optional.empty() : insert(records, kept, landing, loads);
        } catch (UnreadableFileException damaged) {
            return Optional.empty();
        } finally {
            if (landing != null) {
                landing.close();
            }
        }
    }

    private Optional<List<FileLoad>> insert(
            RecordPlan records, List<SqlType> kept, StagedRows landing, List<FileLoad> loads) {
        RecordPlan typed = records.with(new TypedCells(kept));
        boolean loaded = new LandedRecords(plan, typed, landing.name(), loads).insertAll(session, scope);
        return loaded ? Optional.of(loads) : Optional.empty();
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

    private String select(
            List<@Nullable TableColumn> matched, ParquetTable table, RecordPlan records, StagedFile file, int number) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < matched.size(); i++) {
            Column column = plan.target().columns().get(i);
            TableColumn field = matched.get(i);
            items.add(field == null ? "CAST(NULL AS " + PhysicalTypes.of(column.type()) + ")" : value(field));
        }
        items.addAll(new FileFacts(plan.location(), file, records.now()).expressions("file_row_number + 1"));
        items.add(String.valueOf(number));
        items.add("0");
        items.add("0");
        return "SELECT " + String.join(", ", items) + " FROM " + table.source();
    }

    private String value(TableColumn field) {
        if (!(field.type() instanceof SqlType.Text) || format.texts().nullIf().isEmpty()) {
            return field.value();
        }
        String nulls = format.texts().nullIf().stream().map(Literals::text).collect(Collectors.joining(", ", "(", ")"));
        return "CASE WHEN " + field.value() + " NOT IN " + nulls + " THEN " + field.value() + " END";
    }

    private long rows(StagedRows landing, int cellsOfRow, int number) {
        int cell = cellsOfRow + FileFacts.count() + 1;
        DuckQuery count = new DuckQuery(
                "SELECT CAST(count(*) AS DECIMAL(18,0)) FROM " + landing.name() + " WHERE c" + cell + " = " + number,
                List.of(ResultColumn.of("N", new SqlType.Numeric(18, 0))));
        Object found = engine.query(count, scope.cancellation()).get(0)[0];
        return found instanceof BigDecimal rows ? rows.longValue() : 0;
    }
}
