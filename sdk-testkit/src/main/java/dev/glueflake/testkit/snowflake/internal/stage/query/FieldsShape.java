package dev.glueflake.testkit.snowflake.internal.stage.query;

import dev.glueflake.testkit.snowflake.internal.stage.read.StagedRecord;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The fields of delimited text, kept as one JSON array, since how many there are shows at the end only; more than there are are NULL. */
final class FieldsShape implements RecordShape {
    private static final int COLUMNS = 256;

    @Override
    public List<SqlType> kept() {
        return List.of(SqlTypes.VARIANT);
    }

    @Override
    public @Nullable Object[] cells(StagedRecord record) {
        SortedMap<String, String> fields = Objects.requireNonNull(record.fields());
        StringJoiner array = new StringJoiner(",", "[", "]");
        for (int i = 1; i <= fields.size(); i++) {
            array.add(fields.get("c" + i));
        }
        return new @Nullable Object[] {array.toString()};
    }

    @Override
    public List<Column> columns() {
        return IntStream.range(0, COLUMNS)
                .mapToObj(i -> new Column(SqlTypes.VARCHAR, "json_extract_string(c1, '$[" + i + "]')"))
                .toList();
    }
}
