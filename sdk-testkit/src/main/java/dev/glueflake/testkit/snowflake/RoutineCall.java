package dev.glueflake.testkit.snowflake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a procedure or function that a test answers in Java; see {@link FakeSnowflake#routine}.
 *
 * <p>Values are of the Java type that belongs to their Snowflake type: NUMBER {@link java.math.BigDecimal}, FLOAT
 * {@link Double}, VARCHAR {@link String}, BINARY {@code byte[]}, BOOLEAN {@link Boolean}, DATE {@link java.time.LocalDate},
 * TIME {@link java.time.LocalTime}, TIMESTAMP_NTZ {@link java.time.LocalDateTime}, TIMESTAMP_LTZ {@link java.time.Instant},
 * TIMESTAMP_TZ {@link java.time.OffsetDateTime}, VARIANT, OBJECT and ARRAY their JSON text.
 */
public interface RoutineCall {
    /**
     * Returns the routine's full name.
     *
     * @return {@code DATABASE.SCHEMA.NAME}
     */
    String name();

    /**
     * Returns the values of all parameters in their order, defaults filled in.
     *
     * @return of the types above, null for NULL; unmodifiable
     */
    List<@Nullable Object> arguments();

    /**
     * Runs a statement in the session and transaction of a procedure's caller.
     *
     * @param statement one statement
     * @return its rows, each by column name
     * @throws UnsupportedOperationException in a function, which runs no SQL
     * @throws RuntimeException with the message of Snowflake's error where the statement fails; let through, it is the CALL's error
     */
    List<Map<String, @Nullable Object>> sql(String statement);
}
