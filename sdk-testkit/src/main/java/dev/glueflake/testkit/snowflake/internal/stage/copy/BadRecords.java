package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.engine.Engine;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DmlPlan;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the records that cannot be loaded, by halves, and tells their files of them in their order. */
final class BadRecords {
    private static final String NULL_RESULT =
            EngineErrors.raise("100072", "22000", "NULL result in a non-nullable column");
    private static final ResultColumn COUNT = ResultColumn.of("N", new SqlType.Numeric(18, 0));

    private final LandedRecords landed;
    private final Session session;
    private final ExecutionScope scope;
    private final List<FileLoad> loads;
    private final Engine engine;
    private final List<Long> bad = new ArrayList<>();

    BadRecords(LandedRecords landed, Session session, ExecutionScope scope, List<FileLoad> loads) {
        this.landed = landed;
        this.session = session;
        this.scope = scope;
        this.loads = loads;
        this.engine = session.account().engine();
    }

    /** Their row ids; not those of files that are given up. */
    List<Long> find() {
        String file = "c" + landed.fileCell();
        String ranges =
                "SELECT " + file + ", CAST(min(rowid) AS DECIMAL(18,0)), CAST(max(rowid) AS DECIMAL(18,0)) FROM "
                        + landed.landing() + " GROUP BY " + file + " ORDER BY " + file;
        for (@Nullable Object[] range : query(ranges, 3)) {
            FileLoad load = loads.get((int) number(range[0]));
            search(number(range[1]), number(range[2]), load);
        }
        return bad;
    }

    private void search(long from, long to, FileLoad load) {
        if (load.isSkipped()) {
            return;
        }
        SnowflakeException error = attempt(
                from, to, landed.plan().target().columns(), landed.records().query());
        if (error == null) {
            return;
        }
        if (from == to) {
            bad.add(from);
            load.fail(blame(from, error));
            return;
        }
        long middle = (from + to) / 2;
        search(from, middle, load);
        search(middle + 1, to, load);
    }

    private LoadError blame(long row, SnowflakeException error) {
        int from = landed.records().shape().kept().size() + 2;
        String place = "SELECT CAST(c" + from + " AS DECIMAL(18,0)), c" + (landed.fileCell() + 1) + ", c"
                + (landed.fileCell() + 2) + " FROM " + landed.landing() + " WHERE rowid = " + row;
        @Nullable Object[] at = query(place, 3).get(0);
        return new LoadError(
                error.code(),
                error.sqlState(),
                error.getMessage(),
                new FilePosition(number(at[1]), number(at[2]), number(at[0])),
                landed.plan().target().shown(column(row)));
    }

    /** The first column that fails by itself. */
    private int column(long row) {
        List<Column> columns = landed.plan().target().columns();
        Query.Select query = landed.records().query();
        for (int i = 0; i < columns.size(); i++) {
            Query.Select one = new Query.Select(
                    false, List.of(query.items().get(i)), query.from(), null, null, null, null, query.at());
            if (attempt(row, row, List.of(columns.get(i)), one) != null) {
                return i;
            }
        }
        return 0;
    }

    private @Nullable SnowflakeException attempt(long from, long to, List<Column> columns, Query.Select query) {
        String condition = "rowid BETWEEN " + from + " AND " + to;
        DmlPlan.Insert insert = landed.bind(session.relations(scope), condition, columns, query);
        List<Relation.Column> all = insert.target().columns();
        String isNull = all.stream()
                .filter(column -> !column.nullable() && named(columns, column.name()))
                .map(column -> column.physical() + " IS NULL")
                .collect(Collectors.joining(" OR "));
        String check = isNull.isEmpty() ? "NULL" : "CASE WHEN " + isNull + " THEN " + NULL_RESULT + " END";
        String select = "SELECT *, " + check + " FROM (" + insert.rows() + ") AS r";
        try {
            engine.stage(select, all.size() + 1, scope.cancellation()).close();
            return null;
        } catch (SnowflakeException e) {
            LandedRecords.refuseUnlessOfRow(e);
            return e;
        }
    }

    private static boolean named(List<Column> columns, String name) {
        return columns.stream().anyMatch(column -> column.name().equals(name));
    }

    private List<@Nullable Object[]> query(String sql, int columns) {
        List<ResultColumn> results = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            results.add(COUNT);
        }
        return engine.query(new DuckQuery(sql, results), scope.cancellation());
    }

    private static long number(@Nullable Object cell) {
        return cell instanceof BigDecimal number ? number.longValue() : 0;
    }
}
