package dev.glueflake.testkit.snowflake.internal.stage.query;

import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecord;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record with structure is {@code $1}; the columns behind it are NULL. */
final class WholeShape implements RecordShape {
    private static final int COLUMNS = 16;

    @Override
    public List<SqlType> kept() {
        return List.of(SqlTypes.VARIANT);
    }

    @Override
    public @Nullable Object[] cells(StagedRecord record) {
        return new @Nullable Object[] {record.json()};
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(SqlTypes.VARIANT, "c1"));
        columns.addAll(Collections.nCopies(COLUMNS - 1, new Column(SqlTypes.VARIANT, "CAST(NULL AS JSON)")));
        return columns;
    }
}
