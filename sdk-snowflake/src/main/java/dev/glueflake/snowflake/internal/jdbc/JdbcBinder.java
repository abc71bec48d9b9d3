package dev.glueflake.snowflake.internal.jdbc;

import dev.glueflake.snowflake.SqlStatement.Bind;
import java.math.BigDecimal;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/**
 * Sets binds so that no time zone of this JVM has a part in it.
 *
 * <p>The driver takes no {@code java.time} value, keeps only milliseconds of a {@link java.sql.Time}, and has no way for
 * an offset; TIME, TIMESTAMP_TZ and days before the Gregorian calendar, which its dates do not know well, therefore travel
 * as ISO text, which Snowflake converts where such a value is wanted.
 */
final class JdbcBinder {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.nnnnnnnnn");
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.nnnnnnnnn xxx");

    private static final LocalDate GREGORIAN = LocalDate.of(1582, 10, 16);

    private JdbcBinder() {}

    static void bind(PreparedStatement statement, List<Bind> binds) throws SQLException {
        for (int i = 0; i < binds.size(); i++) {
            set(statement, i + 1, binds.get(i));
        }
    }

    private static void set(PreparedStatement statement, int index, Bind bind) throws SQLException {
        Object value = bind.value();
        if (value == null) {
            statement.setNull(index, Types.VARCHAR);
        } else if (value instanceof BigDecimal number) {
            statement.setBigDecimal(index, number);
        } else if (value instanceof Double number) {
            statement.setDouble(index, number);
        } else if (value instanceof Boolean truth) {
            statement.setBoolean(index, truth);
        } else if (value instanceof byte[] bytes) {
            statement.setBytes(index, bytes);
        } else {
            setTemporalOrText(statement, index, value);
        }
    }

    private static void setTemporalOrText(PreparedStatement statement, int index, Object value) throws SQLException {
        if (value instanceof LocalDate day && day.isBefore(GREGORIAN)) {
            statement.setString(index, day.toString());
        } else if (value instanceof LocalDate day) {
            statement.setDate(index, Date.valueOf(day));
        } else if (value instanceof LocalDateTime reading) {
            statement.setObject(index, HybridTime.ofUtc(reading), DriverAdapter.TIMESTAMP_NTZ);
        } else if (value instanceof Instant instant) {
            LocalDateTime inUtc = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
            statement.setObject(index, HybridTime.ofUtc(inUtc), DriverAdapter.TIMESTAMP_LTZ);
        } else if (value instanceof LocalTime time) {
            statement.setString(index, time.format(TIME));
        } else if (value instanceof OffsetDateTime time) {
            statement.setString(index, time.format(WITH_OFFSET));
        } else {
            statement.setString(index, value.toString());
        }
    }
}
