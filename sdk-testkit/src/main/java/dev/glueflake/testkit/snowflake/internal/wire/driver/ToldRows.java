package dev.glueflake.testkit.snowflake.internal.wire.driver;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import java.util.AbstractList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows whose structured values are proper JSON: an element that is NULL is null, not {@code undefined}. */
final class ToldRows extends AbstractList<@Nullable Object[]> {
    private static final String UNDEFINED = '"' + Json.Kind.UNDEFINED.mark() + '"';

    private final List<@Nullable Object[]> rows;
    private final List<ResultColumn> columns;

    private ToldRows(StatementResult result) {
        this.rows = result.rows();
        this.columns = result.columns();
    }

    static StatementResult of(StatementResult result) {
        return result.columns().stream().anyMatch(column -> column.type() instanceof SqlType.Structured)
                ? new StatementResult(result.kind(), result.columns(), new ToldRows(result), result.affected())
                : result;
    }

    @Override
    public @Nullable Object[] get(int index) {
        @Nullable Object[] row = rows.get(index).clone();
        for (int i = 0; i < row.length; i++) {
            if (row[i] != null && columns.get(i).type() instanceof SqlType.Structured) {
                row[i] = row[i].toString().replace(UNDEFINED, "null");
            }
        }
        return row;
    }

    @Override
    public int size() {
        return rows.size();
    }
}
