package dev.glueflake.testkit.snowflake.internal.wire.arrow;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.wire.value.RowType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column with its storage.
 *
 * @param nullable also where a column that should have no NULL has one: clients fail on the contradiction
 * @param children of a list its elements, of a map its entries, of a struct its fields
 */
record ArrowColumn(ResultColumn column, ArrowStorage storage, boolean nullable, List<ArrowColumn> children) {
    private static final int PLAIN_PRECISION = 38;
    private static final int BYTES_OF_PARTS = 16;

    ArrowColumn(ResultColumn column, ArrowStorage storage, boolean nullable) {
        this(column, storage, nullable, List.of());
    }

    /** A structured column with the columns of what it holds. */
    static ArrowColumn structured(ResultColumn column, boolean nullable) {
        return new ArrowColumn(column, ArrowStorage.nested(column.type()), nullable, children(column.type()));
    }

    private static List<ArrowColumn> children(SqlType type) {
        if (type instanceof SqlType.TypedArray array) {
            return List.of(child("element", array.element()));
        } else if (type instanceof SqlType.Mapping map) {
            SqlType.Field key = new SqlType.Field("key", new SqlType.Slot(map.key(), false));
            SqlType entry = new SqlType.TypedObject(List.of(key, new SqlType.Field("value", map.value())));
            return List.of(child("entries", new SqlType.Slot(entry, false)));
        } else if (type instanceof SqlType.TypedObject object) {
            return object.fields().stream()
                    .map(field -> child(field.name(), field.value()))
                    .toList();
        }
        return List.of();
    }

    private static ArrowColumn child(String name, SqlType.Slot slot) {
        return structured(new ResultColumn(name, slot.type(), slot.nullable()), slot.nullable());
    }

    SqlType type() {
        return column.type();
    }

    /** What the drivers read beside Arrow's own type. */
    Map<String, String> metadata() {
        RowType type = RowType.of(column.type());
        int width = storage == ArrowStorage.EPOCH_FRACTION_ZONE ? BYTES_OF_PARTS : storage.width();
        Map<String, String> all = new LinkedHashMap<>();
        String word = children.isEmpty() ? type.type() : RowType.word(column.type());
        all.put("logicalType", word.toUpperCase(Locale.ROOT));
        all.put("precision", text(type.precision(), PLAIN_PRECISION));
        all.put("scale", text(type.scale(), 0));
        all.put("charLength", text(type.length(), 0));
        all.put("byteLength", text(type.byteLength(), width));
        all.put("finalType", "T");
        return all;
    }

    private static String text(@Nullable Integer number, int otherwise) {
        return Integer.toString(number == null ? otherwise : number);
    }
}
