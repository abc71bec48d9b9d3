package dev.glueflake.snowflake.load;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that a load reads, by the cursor: above {@code low} (from {@code low} on where {@code closed}), up to
 * {@code high}. Frozen when the load is planned, so that every attempt reads the same rows.
 *
 * @param watermark the mark in Snowflake that the load moves from; null before the first load
 * @param low where reading begins, the watermark less the lag; null for the beginning
 * @param high where it ends, included, and the next watermark; null when the source is empty
 */
record Window(
        String cursor,
        ColumnReader type,
        @Nullable String watermark,
        @Nullable String low,
        boolean closed,
        @Nullable String high) {

    static Window of(
            String cursor, ColumnReader type, @Nullable String watermark, Duration lag, @Nullable String high) {
        String low = watermark == null || lag.isZero() ? watermark : earlier(type, watermark, lag);
        return new Window(cursor, type, watermark, low, !lag.isZero(), high);
    }

    /** Whether a column of this kind can be a cursor. */
    static boolean fits(ColumnReader type) {
        return switch (type) {
            case INTEGER, DECIMAL, DATE, TIMESTAMP, TIMESTAMP_WITH_ZONE -> true;
            case TEXT, FLOAT, BOOLEAN, TIME, BINARY -> false;
        };
    }

    /** Whether the source has nothing above the watermark. */
    boolean isEmpty() {
        return high == null || (high.equals(watermark) && !closed);
    }

    String predicate(String quotedCursor) {
        List<String> terms = new ArrayList<>();
        if (low != null) {
            terms.add(quotedCursor + (closed ? " >= ?" : " > ?"));
        }
        terms.add(high == null ? "1 = 0" : quotedCursor + " <= ?");
        return String.join(" AND ", terms);
    }

    void bind(PreparedStatement statement) throws SQLException {
        int next = 1;
        if (low != null) {
            statement.setObject(next++, value(type, low));
        }
        if (high != null) {
            statement.setObject(next, value(type, high));
        }
    }

    private static String earlier(ColumnReader type, String mark, Duration lag) {
        Object value = value(type, mark);
        if (value instanceof OffsetDateTime instant) {
            return IsoText.of(instant.minus(lag));
        }
        if (value instanceof LocalDateTime time) {
            return IsoText.of(time.minus(lag));
        }
        if (value instanceof LocalDate date) {
            return date.minusDays(lag.toDays()).toString();
        }
        throw LoadErrors.configuration("lag is a time and needs a cursor of date or time");
    }

    private static Object value(ColumnReader type, String text) {
        return switch (type) {
            case INTEGER, DECIMAL -> new BigDecimal(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(text.replace(' ', 'T'));
            case TIMESTAMP_WITH_ZONE -> OffsetDateTime.parse(text.replace(' ', 'T'));
            case TEXT, FLOAT, BOOLEAN, TIME, BINARY -> throw new IllegalStateException("No cursor: " + type);
        };
    }
}
