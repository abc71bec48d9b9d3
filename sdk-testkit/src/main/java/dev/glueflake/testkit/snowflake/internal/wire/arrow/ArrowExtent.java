package dev.glueflake.testkit.snowflake.internal.wire.arrow;

import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import org.jspecify.annotations.Nullable;

/** What the values of a column ask of its storage, found in one pass over the rows. */
final class ArrowExtent {
    private final SqlType type;
    private boolean nulls;
    private int bits;

    private ArrowExtent(SqlType type) {
        this.type = type;
    }

    static ArrowExtent[] of(StatementResult result) {
        ArrowExtent[] columns = result.columns().stream()
                .map(column -> new ArrowExtent(column.type()))
                .toArray(ArrowExtent[]::new);
        for (@Nullable Object[] row : result.rows()) {
            for (int i = 0; i < columns.length; i++) {
                columns[i].add(row[i]);
            }
        }
        return columns;
    }

    private void add(@Nullable Object value) {
        if (value == null) {
            nulls = true;
        } else if (type instanceof SqlType.Numeric number) {
            bits = Math.max(bits, ArrowNumbers.unscaled(number, value).bitLength());
        }
    }

    boolean hasNulls() {
        return nulls;
    }

    /** Of the widest number. */
    int bits() {
        return bits;
    }
}
