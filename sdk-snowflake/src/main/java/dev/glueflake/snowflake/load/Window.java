package dev.glueflake.snowflake.load;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
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
 * <p>A merge is closed at the watermark: a row that was committed later with exactly the watermark's value is not lost, and
 * the rows that were read before are merged to the same. Only an append, which would add them again, is open.
 *
 * @param watermark the mark in Snowflake that the load moves from; null before the first load
 * @param low where reading begins, the watermark less the lag; null for the beginning
 * @param rereads whether rows at or below the watermark are wanted even where the source has nothing above it
 * @param high where it ends, included, and the next watermark; null when the source is empty
 */
record Window(
        String cursor,
        ColumnReader type,
        @Nullable String watermark,
        @Nullable String low,
        boolean closed,
        boolean rereads,
        @Nullable String high) {

    /** The mark never goes back: a source that shows less than it did, a late replica for one, shows it again later. */
    static Window of(
            LoadColumn cursor, boolean merges, @Nullable String watermark, Duration lag, @Nullable String greatest) {
        ColumnReader type = cursor.reader();
        String low = watermark == null || lag.isZero() ? watermark : earlier(type, watermark, lag);
        String high =
                watermark == null || (greatest != null && isAfter(type, greatest, watermark)) ? greatest : watermark;
        // A day that was not over when it was read gets more rows without its mark moving.
        boolean rereads = merges && (!lag.isZero() || type == ColumnReader.DATE);
        return new Window(cursor.source(), type, watermark, low, merges, rereads, high);
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
        return high == null || (watermark != null && !rereads && !isAfter(type, high, watermark));
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
            return date.minusDays(lag.plusDays(1).minusNanos(1).toDays()).toString();
        }
        throw LoadErrors.configuration("lag is a time and needs a cursor of date or time");
    }

    /** By value, because one value has several texts: {@code 10} and {@code 10.00}, or a moment in two zones. */
    private static boolean isAfter(ColumnReader type, String one, String other) {
        Object value = value(type, one);
        Object limit = value(type, other);
        if (value instanceof OffsetDateTime moment) {
            return moment.isAfter((OffsetDateTime) limit);
        }
        if (value instanceof LocalDateTime time) {
            return time.isAfter((LocalDateTime) limit);
        }
        if (value instanceof LocalDate day) {
            return day.isAfter((LocalDate) limit);
        }
        return ((BigDecimal) value).compareTo((BigDecimal) limit) > 0;
    }

    private static Object value(ColumnReader type, String text) {
        try {
            return parsed(type, text);
        } catch (DateTimeException | NumberFormatException e) {
            throw LoadErrors.configuration("The watermark '" + text + "' is no " + type
                    + ", so the cursor has changed since the last load; run FULL once with the new cursor");
        }
    }

    private static Object parsed(ColumnReader type, String text) {
        return switch (type) {
            case INTEGER, DECIMAL -> new BigDecimal(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> LocalDateTime.parse(text.replace(' ', 'T'));
            case TIMESTAMP_WITH_ZONE -> OffsetDateTime.parse(text.replace(' ', 'T'));
            case TEXT, FLOAT, BOOLEAN, TIME, BINARY -> throw new IllegalStateException("No cursor: " + type);
        };
    }
}
