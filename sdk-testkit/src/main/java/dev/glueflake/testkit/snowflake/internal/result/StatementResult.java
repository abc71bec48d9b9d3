package dev.glueflake.testkit.snowflake.internal.result;

import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of one statement.
 *
 * <p>Cells are the one Java type that belongs to their column's {@link dev.glueflake.testkit.snowflake.internal.type.SqlType}: NUMBER {@link java.math.BigDecimal} (at the
 * column's scale), FLOAT {@link Double}, VARCHAR {@link String}, BINARY {@code byte[]}, BOOLEAN {@link Boolean}, DATE
 * {@link java.time.LocalDate}, TIME {@link java.time.LocalTime}, TIMESTAMP_NTZ {@link java.time.LocalDateTime},
 * TIMESTAMP_LTZ {@link java.time.Instant}, TIMESTAMP_TZ {@link java.time.OffsetDateTime}, VARIANT, OBJECT and ARRAY their
 * JSON text, GEOGRAPHY and GEOMETRY the text that the engine keeps. The protocols turn them into text; nobody else does.
 *
 * @param affected rows that DML changed or that CREATE TABLE AS inserted, else 0
 */
public record StatementResult(
        StatementKind kind, List<ResultColumn> columns, List<@Nullable Object[]> rows, long affected) {

    /** A result with one VARCHAR column {@code status}, as DDL and session commands give it. */
    public static StatementResult status(StatementKind kind, String text) {
        return new StatementResult(
                kind,
                List.of(ResultColumn.of("status", SqlTypes.VARCHAR)),
                List.<@Nullable Object[]>of(new Object[] {text}),
                0);
    }
}
