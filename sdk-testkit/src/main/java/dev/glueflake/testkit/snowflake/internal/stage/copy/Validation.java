package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DmlPlan;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads files as COPY does and loads nothing. */
final class Validation {
    private final Session session;
    private final ExecutionScope scope;

    Validation(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    StatementResult run(CopyPlan plan, ValidationMode mode, List<StagedFile> files) {
        if (mode instanceof ValidationMode.ReturnRows rows) {
            return rows(plan.onError(new OnError.Abort()), files, rows.count());
        }
        List<ResultColumn> columns = LoadErrorRows.COLUMNS.stream()
                .limit(LoadErrorRows.OF_VALIDATION_MODE)
                .map(column -> ResultColumn.of(column.name(), column.type()))
                .toList();
        List<@Nullable Object[]> rows = errors(plan, files).stream()
                .map(row -> Arrays.copyOf(row, LoadErrorRows.OF_VALIDATION_MODE))
                .toList();
        return new StatementResult(StatementKind.SELECT, columns, rows, 0);
    }

    /** All errors of the files, by file and row. */
    List<@Nullable Object[]> errors(CopyPlan plan, List<StagedFile> files) {
        CopyPlan all = plan.onError(new OnError.KeepAll());
        try (LoadRows rows = new LoadRows(all, files, scope.cancellation());
                StagedRows staged = session.account().engine().stage(all.landingTypes(), rows, scope.cancellation())) {
            RecordPlan records = all.records();
            if (records != null) {
                LandedRecords landed = new LandedRecords(all, records, staged.name(), rows.loads());
                new BadRecords(landed, session, scope, rows.loads()).find();
            }
            return rows.loads().stream().flatMap(Validation::errors).toList();
        }
    }

    private static Stream<@Nullable Object[]> errors(FileLoad load) {
        return load.errors().stream()
                .sorted(Comparator.comparingLong(error -> error.at().row()))
                .map(error -> LoadErrorRows.row(load.shownName(), error));
    }

    private StatementResult rows(CopyPlan plan, List<StagedFile> files, long count) {
        try (LoadRows rows = new LoadRows(plan, files, scope.cancellation());
                StagedRows staged = session.account()
                        .engine()
                        .stage(plan.landingTypes(), () -> first(rows, count), scope.cancellation())) {
            List<ResultColumn> results = plan.target().columns().stream()
                    .map(column -> ResultColumn.of(column.name(), column.type()))
                    .toList();
            DuckQuery query = new DuckQuery(select(plan, staged.name(), rows.loads()), results);
            return new StatementResult(
                    StatementKind.SELECT, results, session.account().engine().query(query, scope.cancellation()), 0);
        }
    }

    /** A bad one among the rows is found here at the latest. */
    private String select(CopyPlan plan, String staged, List<FileLoad> loads) {
        RecordPlan records = plan.records();
        List<Column> columns = plan.target().columns();
        if (records == null) {
            String cells = IntStream.rangeClosed(1, columns.size())
                    .mapToObj(i -> "c" + i)
                    .collect(Collectors.joining(", "));
            return "SELECT " + cells + " FROM " + staged + " ORDER BY rowid";
        }
        LandedRecords landed = new LandedRecords(plan, records, staged, loads);
        new BadRecords(landed, session, scope, loads).find();
        DmlPlan.Insert insert = landed.bind(session.relations(scope), "true", columns, records.query());
        return "SELECT " + columns.stream().map(Column::physical).collect(Collectors.joining(", ")) + " FROM ("
                + insert.rows() + ") AS r";
    }

    private static Iterator<@Nullable Object[]> first(LoadRows rows, long count) {
        return StreamSupport.stream(rows.spliterator(), false).limit(count).iterator();
    }
}
