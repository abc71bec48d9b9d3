package dev.glueflake.testkit.snowflake;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.wire.message.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** When a cell is what a test expects. */
final class CellValues {
    private CellValues() {}

    static boolean same(SqlType type, @Nullable Object cell, @Nullable Object wanted) {
        if (cell == null || wanted == null) {
            return cell == wanted;
        } else if (wanted instanceof Number && cell instanceof Number) {
            return sameNumber(cell, wanted);
        } else if (cell instanceof byte[] bytes && wanted instanceof byte[] others) {
            return Arrays.equals(bytes, others);
        } else if (type.isSemiStructured()) {
            return json(cell).equals(json(wanted));
        }
        return cell.equals(wanted) || cell.toString().equals(wanted.toString());
    }

    private static boolean sameNumber(Object cell, Object wanted) {
        if (cell instanceof Double || wanted instanceof Double || wanted instanceof Float) {
            return Double.compare(((Number) cell).doubleValue(), ((Number) wanted).doubleValue()) == 0;
        }
        return new BigDecimal(cell.toString()).compareTo(new BigDecimal(wanted.toString())) == 0;
    }

    private static Object json(Object text) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        return Json.parse(bytes).<Object>map(tree -> tree).orElse(text);
    }
}
