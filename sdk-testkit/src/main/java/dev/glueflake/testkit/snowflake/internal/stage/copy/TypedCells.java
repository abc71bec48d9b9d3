package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.stage.query.RecordShape;
import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecord;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One cell for each column, of a value's own type; no record is read for them. */
record TypedCells(List<SqlType> kept) implements RecordShape {
    @Override
    public @Nullable Object[] cells(StagedRecord record) {
        throw new IllegalStateException("the engine lands these cells");
    }

    @Override
    public List<Column> columns() {
        return IntStream.range(0, kept.size())
                .mapToObj(i -> new Column(kept.get(i), "c" + (i + 1)))
                .toList();
    }
}
