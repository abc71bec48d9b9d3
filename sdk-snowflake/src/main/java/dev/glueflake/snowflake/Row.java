package dev.glueflake.snowflake;

import dev.glueflake.snowflake.internal.RowValues;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of a result, with the same values over both transports.
 *
 * <p>Columns are named by label (exact first, then ignoring case) or by position from 0. The plain getters refuse SQL
 * NULL with a message; {@link #find} gives it as an empty Optional. A value that does not fit the asked type is refused,
 * never cut. NUMBER is held as {@link BigDecimal}, FLOAT as {@link Double}, TIMESTAMP_NTZ as {@link LocalDateTime},
 * TIMESTAMP_LTZ as {@link Instant}, TIMESTAMP_TZ as {@link OffsetDateTime}, BINARY as {@code byte[]}, VARIANT, OBJECT
 * and ARRAY as JSON text. Immutable and thread-safe.
 */
public final class Row {

    private final List<StatementResult.Column> columns;
    private final List<@Nullable Object> values;

    /**
     * Makes a row.
     *
     * @param columns the columns of the result
     * @param values one value per column in the classes named above
     */
    public Row(List<StatementResult.Column> columns, List<? extends @Nullable Object> values) {
        if (columns.size() != values.size()) {
            throw new IllegalArgumentException(values.size() + " values for " + columns.size() + " columns");
        }
        this.columns = columns;
        this.values = Collections.unmodifiableList(new ArrayList<@Nullable Object>(values));
    }

    /**
     * Returns the columns.
     *
     * @return the columns in order
     */
    public List<StatementResult.Column> columns() {
        return columns;
    }

    /**
     * Finds a column's position.
     *
     * @param column the label
     * @return the position from 0
     * @throws IllegalArgumentException when no column, or more than one, has the label
     */
    public int indexOf(String column) {
        return RowValues.indexOf(columns, column);
    }

    /**
     * Reads a value as a Java class.
     *
     * @param index the position from 0
     * @param type String, Long, Integer, BigDecimal, Double, Boolean, LocalDate, LocalTime, LocalDateTime, Instant,
     *     OffsetDateTime, {@code byte[]} or Object for the value as held
     * @param <T> the class
     * @return the value, empty for SQL NULL
     */
    public <T> Optional<T> find(int index, Class<T> type) {
        if (index < 0 || index >= columns.size()) {
            throw new IllegalArgumentException("No column " + index + " among " + columns.size());
        }
        Object value = values.get(index);
        return value == null
                ? Optional.empty()
                : Optional.of(RowValues.convert(columns.get(index).name(), value, type));
    }

    /**
     * Reads a value as a Java class.
     *
     * @param column the label
     * @param type see {@link #find(int, Class)}
     * @param <T> the class
     * @return the value, empty for SQL NULL
     */
    public <T> Optional<T> find(String column, Class<T> type) {
        return find(indexOf(column), type);
    }

    /**
     * Tells whether a value is SQL NULL.
     *
     * @param column the label
     * @return true for NULL
     */
    public boolean isNull(String column) {
        return find(column, Object.class).isEmpty();
    }

    /**
     * Reads a text, or any other value in its plain or ISO form.
     *
     * @param column the label
     * @return the text
     */
    public String getString(String column) {
        return get(indexOf(column), String.class);
    }

    /**
     * Reads a text by position; see {@link #getString(String)}.
     *
     * @param index the position from 0
     * @return the text
     */
    public String getString(int index) {
        return get(index, String.class);
    }

    /**
     * Reads a whole number.
     *
     * @param column the label
     * @return the number
     */
    public long getLong(String column) {
        return get(indexOf(column), Long.class);
    }

    /**
     * Reads a whole number by position.
     *
     * @param index the position from 0
     * @return the number
     */
    public long getLong(int index) {
        return get(index, Long.class);
    }

    /**
     * Reads a decimal number.
     *
     * @param column the label
     * @return the number with its scale
     */
    public BigDecimal getBigDecimal(String column) {
        return get(indexOf(column), BigDecimal.class);
    }

    /**
     * Reads a floating-point number.
     *
     * @param column the label
     * @return the number
     */
    public double getDouble(String column) {
        return get(indexOf(column), Double.class);
    }

    /**
     * Reads a truth value.
     *
     * @param column the label
     * @return the value
     */
    public boolean getBoolean(String column) {
        return get(indexOf(column), Boolean.class);
    }

    /**
     * Reads an instant from a TIMESTAMP_LTZ or TIMESTAMP_TZ.
     *
     * @param column the label
     * @return the instant
     */
    public Instant getInstant(String column) {
        return get(indexOf(column), Instant.class);
    }

    /**
     * Reads a wall clock reading from a TIMESTAMP_NTZ.
     *
     * @param column the label
     * @return the reading
     */
    public LocalDateTime getLocalDateTime(String column) {
        return get(indexOf(column), LocalDateTime.class);
    }

    /**
     * Reads a day.
     *
     * @param column the label
     * @return the day
     */
    public LocalDate getLocalDate(String column) {
        return get(indexOf(column), LocalDate.class);
    }

    /**
     * Reads a time of day.
     *
     * @param column the label
     * @return the time
     */
    public LocalTime getLocalTime(String column) {
        return get(indexOf(column), LocalTime.class);
    }

    /**
     * Reads bytes.
     *
     * @param column the label
     * @return a copy of the bytes
     */
    public byte[] getBytes(String column) {
        return get(indexOf(column), byte[].class).clone();
    }

    private <T> T get(int index, Class<T> type) {
        return find(index, type)
                .orElseThrow(() -> new IllegalStateException(
                        "Column " + columns.get(index).name() + " is NULL; ask isNull first, or read it by find(...)"));
    }

    @Override
    public String toString() {
        return "Row" + columns.stream().map(StatementResult.Column::name).toList();
    }
}
