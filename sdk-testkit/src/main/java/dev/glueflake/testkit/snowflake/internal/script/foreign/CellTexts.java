package dev.glueflake.testkit.snowflake.internal.script.foreign;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Cells as the texts that a function of the engine takes and gives: moments as ISO writes them, bytes in hexadecimal digits. */
final class CellTexts {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS");
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS xxx");
    private static final DateTimeFormatter READ_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS[xxx][xx]");

    private CellTexts() {}

    static List<@Nullable Object> read(@Nullable Object[] texts, List<SqlType> types) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            cells.add(texts[i] == null ? null : read(String.valueOf(texts[i]), types.get(i)));
        }
        return cells;
    }

    private static Object read(String text, SqlType type) {
        if (type instanceof SqlType.Numeric) {
            return new BigDecimal(text);
        } else if (type instanceof SqlType.Real) {
            return real(text);
        } else if (type instanceof SqlType.Bool) {
            return Boolean.valueOf(text);
        } else if (type instanceof SqlType.Binary) {
            return HexFormat.of().parseHex(text.toLowerCase(java.util.Locale.ROOT));
        } else if (type instanceof SqlType.Date) {
            return LocalDate.parse(text);
        } else if (type instanceof SqlType.Time) {
            return LocalTime.parse(text);
        } else if (type instanceof SqlType.Timestamp timestamp) {
            return moment(text, timestamp.zone());
        }
        return text;
    }

    private static Double real(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan" -> Double.NaN;
            default -> Double.valueOf(text);
        };
    }

    private static Object moment(String text, SqlType.Zone zone) {
        if (zone == SqlType.Zone.NTZ) {
            return LocalDateTime.parse(text);
        }
        OffsetDateTime offset = OffsetDateTime.parse(text, READ_OFFSET);
        return zone == SqlType.Zone.LTZ ? offset.toInstant() : offset;
    }

    /** Rows as a JSON array of arrays of texts. */
    static String rows(List<@Nullable Object[]> rows) {
        StringJoiner all = new StringJoiner(",", "[", "]");
        for (@Nullable Object[] row : rows) {
            StringJoiner cells = new StringJoiner(",", "[", "]");
            for (Object cell : row) {
                String text = write(cell);
                cells.add(text == null ? "null" : JsonWriter.quoted(text));
            }
            all.add(cells.toString());
        }
        return all.toString();
    }

    static @Nullable String write(@Nullable Object value) {
        if (value == null) {
            return null;
        } else if (value instanceof BigDecimal number) {
            return number.toPlainString();
        } else if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        } else if (value instanceof LocalDateTime local) {
            return LOCAL.format(local);
        } else if (value instanceof OffsetDateTime offset) {
            return OFFSET.format(offset);
        } else if (value instanceof java.time.Instant instant) {
            return OFFSET.format(instant.atOffset(java.time.ZoneOffset.UTC));
        } else if (value instanceof Double real && real.isInfinite()) {
            return real > 0 ? "inf" : "-inf";
        }
        return value.toString();
    }
}
