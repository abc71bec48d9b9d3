package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.temporal.Nanos;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;

/** Values as DuckDB literals of exactly their physical type: the only place where a value becomes SQL text. */
public final class Literals {
    private static final int LAST_PLAIN_YEAR = 9999;

    private Literals() {}

    /** A quoted string, without a type. */
    public static String text(String value) {
        String quoted = "'" + value.replace("'", "''") + "'";
        return value.indexOf('\0') < 0 ? quoted : "(" + quoted.replace("\0", "' || chr(0) || '") + ")";
    }

    public static String of(TypedValue typed) {
        SqlType type = typed.type();
        Object value = typed.value();
        if (value == null) {
            return type instanceof SqlType.Null ? "NULL" : cast("NULL", type);
        }
        if (type instanceof SqlType.Numeric number) {
            BigDecimal scaled = ((BigDecimal) value).setScale(number.scale(), RoundingMode.HALF_UP);
            return cast(text(scaled.toPlainString()), type);
        }
        if (type instanceof SqlType.Bool) {
            return (Boolean) value ? "TRUE" : "FALSE";
        }
        if (type instanceof SqlType.Binary) {
            return "unhex('" + HexFormat.of().formatHex((byte[]) value) + "')";
        }
        if (value instanceof LocalDate date) {
            return day(date);
        }
        return type instanceof SqlType.Timestamp timestamp
                ? timestamp(timestamp, value)
                : cast(text(plain(value)), type);
    }

    /** Years that have not four digits are written by Java otherwise than DuckDB reads them. */
    private static String day(LocalDate date) {
        boolean plain = date.getYear() > 0 && date.getYear() <= LAST_PLAIN_YEAR;
        return plain
                ? "CAST('" + date + "' AS DATE)"
                : "(DATE '1970-01-01' + CAST(" + date.toEpochDay() + " AS INTEGER))";
    }

    /** FLOAT, VARCHAR, TIME and JSON as the text that DuckDB casts. */
    private static String plain(Object value) {
        return value instanceof LocalTime time ? Long.toString(time.toNanoOfDay()) : value.toString();
    }

    private static String timestamp(SqlType.Timestamp type, Object value) {
        return switch (type.zone()) {
            case NTZ -> nanos(Nanos.of((LocalDateTime) value));
            case LTZ -> nanos(Nanos.of((Instant) value));
            case TZ -> {
                OffsetDateTime moment = (OffsetDateTime) value;
                yield "struct_pack(t := " + nanos(Nanos.of(moment.toInstant())) + ", o := CAST('"
                        + moment.getOffset().getTotalSeconds() / 60 + "' AS SMALLINT))";
            }
        };
    }

    private static String nanos(BigInteger count) {
        return "CAST('" + count + "' AS HUGEINT)";
    }

    private static String cast(String sql, SqlType type) {
        return "CAST(" + sql + " AS " + PhysicalTypes.of(type) + ")";
    }
}
