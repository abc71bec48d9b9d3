package dev.glueflake.testkit.snowflake.internal.wire.arrow;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.wire.value.RowType;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column with its storage.
 *
 * @param nullable also where a column that should have no NULL has one: clients fail on the contradiction
 */
record ArrowColumn(ResultColumn column, ArrowStorage storage, boolean nullable) {
    private static final int PLAIN_PRECISION = 38;
    private static final int BYTES_OF_PARTS = 16;

    SqlType type() {
        return column.type();
    }

    /** What the drivers read beside Arrow's own type. */
    Map<String, String> metadata() {
        RowType type = RowType.of(column.type());
        int width = storage == ArrowStorage.EPOCH_FRACTION_ZONE ? BYTES_OF_PARTS : storage.width();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("logicalType", type.type().toUpperCase(Locale.ROOT));
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
