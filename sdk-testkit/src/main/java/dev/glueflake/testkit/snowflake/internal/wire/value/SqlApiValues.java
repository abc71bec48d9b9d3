package dev.glueflake.testkit.snowflake.internal.wire.value;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Cells as the SQL API gives them: as for the drivers, but for BOOLEAN and for fractions, which have nine digits always. */
public final class SqlApiValues {
    private static final int DIGITS = 9;

    private SqlApiValues() {}

    public static @Nullable String encode(SqlType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (type instanceof SqlType.Time) {
            return DriverValues.seconds(0, ((LocalTime) value).toNanoOfDay(), DIGITS);
        } else if (type instanceof SqlType.Timestamp timestamp) {
            return DriverValues.timestamp(timestamp.zone(), value, DIGITS);
        }
        return DriverValues.plain(type, value);
    }
}
