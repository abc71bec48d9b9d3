package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answers that many statements share. */
final class Results {
    static final String DONE = "Statement executed successfully.";
    private static final SqlType COUNT = new SqlType.Numeric(19, 0);

    private Results() {}

    static StatementResult ddl(String text) {
        return ddl(text, 0);
    }

    /** As {@link #ddl(String)}, of a statement that inserted rows beside. */
    static StatementResult ddl(String text, long inserted) {
        StatementResult status = StatementResult.status(StatementKind.DDL, text);
        return new StatementResult(status.kind(), status.columns(), status.rows(), inserted);
    }

    static List<ResultColumn> status() {
        return StatementResult.status(StatementKind.DDL, "").columns();
    }

    static List<ResultColumn> countColumns(Iterable<String> names) {
        List<ResultColumn> columns = new ArrayList<>();
        names.forEach(name -> columns.add(new ResultColumn(name, COUNT, false)));
        return columns;
    }

    /** One row of counts, by label, in the map's order. */
    static StatementResult counts(StatementKind kind, Map<String, Long> counts, long affected) {
        @Nullable
        Object[] row = counts.values().stream().map(BigDecimal::valueOf).toArray(Object[]::new);
        return new StatementResult(kind, countColumns(counts.keySet()), List.<@Nullable Object[]>of(row), affected);
    }

    static StatementResult count(StatementKind kind, String label, long count) {
        return counts(kind, Map.of(label, count), count);
    }
}
