package dev.glueflake.testkit.snowflake.internal.wire.value;

import dev.glueflake.testkit.snowflake.internal.geo.ShapeWriter;
import dev.glueflake.testkit.snowflake.internal.type.RealText;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Cells as the drivers read them from a JSON result. */
public final class DriverValues {
    private static final int OFFSET_BASE = 1_440;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private DriverValues() {}

    public static @Nullable String encode(SqlType type, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (type instanceof SqlType.Bool) {
            return ((Boolean) value) ? "1" : "0";
        } else if (type instanceof SqlType.Time time) {
            return seconds(0, ((LocalTime) value).toNanoOfDay(), time.scale());
        } else if (type instanceof SqlType.Timestamp timestamp) {
            return timestamp(timestamp.zone(), value, timestamp.scale());
        }
        return plain(type, value);
    }

    /** What both protocols write alike. */
    static String plain(SqlType type, Object value) {
        if (type instanceof SqlType.Numeric numeric) {
            return number((BigDecimal) value, numeric.scale());
        } else if (type instanceof SqlType.Real) {
            return RealText.of((Double) value);
        } else if (type instanceof SqlType.Binary) {
            return HEX.formatHex((byte[]) value);
        } else if (type instanceof SqlType.Date) {
            return Long.toString(((LocalDate) value).toEpochDay());
        } else if (type instanceof SqlType.Structured) {
            return StructuredTexts.pretty(type, value.toString());
        } else if (type instanceof SqlType.Vector vector) {
            return StructuredTexts.vector(vector, value.toString());
        } else if (type instanceof SqlType.Shown shown) {
            return ShapeWriter.shown(value.toString(), shown.format());
        } else if (type.isSemiStructured()) {
            return JsonWriter.pretty(JsonReader.stored(value.toString()));
        }
        return value.toString();
    }

    static String timestamp(SqlType.Zone zone, Object value, int scale) {
        return switch (zone) {
            case NTZ -> {
                Instant wall = ((LocalDateTime) value).toInstant(ZoneOffset.UTC);
                yield seconds(wall.getEpochSecond(), wall.getNano(), scale);
            }
            case LTZ -> {
                Instant instant = (Instant) value;
                yield seconds(instant.getEpochSecond(), instant.getNano(), scale);
            }
            case TZ -> {
                OffsetDateTime moment = (OffsetDateTime) value;
                int offset = moment.getOffset().getTotalSeconds() / 60 + OFFSET_BASE;
                yield seconds(moment.toEpochSecond(), moment.getNano(), scale) + " " + offset;
            }
        };
    }

    static String seconds(long seconds, long nanos, int scale) {
        return BigDecimal.valueOf(seconds)
                .add(BigDecimal.valueOf(nanos, 9))
                .setScale(scale, java.math.RoundingMode.FLOOR)
                .toPlainString();
    }

    private static String number(BigDecimal value, int scale) {
        return (value.scale() == scale ? value : value.setScale(scale, java.math.RoundingMode.HALF_UP)).toPlainString();
    }
}
