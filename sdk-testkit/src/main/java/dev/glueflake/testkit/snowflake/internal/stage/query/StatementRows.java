package dev.glueflake.testkit.snowflake.internal.stage.query;

import dev.glueflake.testkit.snowflake.internal.engine.Engine;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was read from stages for statements that are running. Thread-safe. */
public final class StatementRows {
    private final Map<String, List<StagedRows>> byQuery = new ConcurrentHashMap<>();
    private final Engine engine;

    private StatementRows(Engine engine) {
        this.engine = engine;
    }

    public static StatementRows of(Account account) {
        return account.part(StatementRows.class, () -> new StatementRows(account.engine()));
    }

    /** A column of {@link #relation}. */
    public record Column(String name, SqlType type) {}

    /** Rows that a table function made, as a relation that lives as long as the statement. */
    public Relation.Stored relation(
            String name, List<Column> columns, List<@Nullable Object[]> rows, ExecutionScope scope) {
        List<SqlType> types = columns.stream().map(Column::type).toList();
        StagedRows staged = engine.stage(types, rows, scope.cancellation());
        keep(scope.queryId(), staged);
        List<Relation.Column> all = IntStream.range(0, columns.size())
                .mapToObj(i -> new Relation.Column(
                        columns.get(i).name(), columns.get(i).type(), true, "c" + (i + 1), null))
                .toList();
        return new Relation.Stored(name, all, staged.name());
    }

    void keep(String queryId, StagedRows rows) {
        byQuery.computeIfAbsent(queryId, id -> new ArrayList<>()).add(rows);
    }

    /** The statement is over. */
    public void release(String queryId) {
        List<StagedRows> rows = byQuery.remove(queryId);
        if (rows != null) {
            rows.forEach(StagedRows::close);
        }
    }
}
