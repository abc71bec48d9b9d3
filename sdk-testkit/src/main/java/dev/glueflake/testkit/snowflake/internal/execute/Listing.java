package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Columns and rows of a SHOW or DESCRIBE in the making. */
final class Listing {
    static final SqlType TIME = new SqlType.Timestamp(SqlType.Zone.LTZ, 3);

    private final List<ResultColumn> columns = new ArrayList<>();
    private final List<@Nullable Object[]> rows = new ArrayList<>();

    /** Adds VARCHAR columns. */
    Listing text(String... names) {
        return add(SqlTypes.VARCHAR, names);
    }

    Listing time(String... names) {
        return add(TIME, names);
    }

    Listing number(String... names) {
        return add(SqlTypes.INTEGER, names);
    }

    private Listing add(SqlType type, String... names) {
        for (String name : names) {
            columns.add(ResultColumn.of(name, type));
        }
        return this;
    }

    Listing row(@Nullable Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(cells);
        return this;
    }

    int column(String name) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no column " + name);
    }

    List<@Nullable Object[]> rows() {
        return rows;
    }

    StatementResult result(StatementKind kind) {
        return new StatementResult(kind, List.copyOf(columns), List.copyOf(rows), 0);
    }
}
