package dev.glueflake.testkit.snowflake.internal.wire.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindValuesTest {
    @Test
    void everyTypeIsRead() {
        assertThat(value("FIXED", "-12.50")).isEqualTo(new BigDecimal("-12.50"));
        assertThat(value("FIXED", "1E3")).isEqualTo(new BigDecimal("1000"));
        assertThat(value("REAL", "-inf")).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(value("BOOLEAN", "TRUE")).isEqualTo(true);
        assertThat((byte[]) value("BINARY", "0AfF")).containsExactly(10, 0xff);
        assertThat(value("DATE", "-86400000")).isEqualTo(LocalDate.of(1969, 12, 31));
        assertThat(value("TIME", "3723000000004")).isEqualTo(LocalTime.of(1, 2, 3, 4));
        assertThat(value("TIMESTAMP_NTZ", "-500000000")).isEqualTo(LocalDateTime.parse("1969-12-31T23:59:59.5"));
        assertThat(value("TIMESTAMP_LTZ", "253402300799000000000")).isEqualTo(Instant.parse("9999-12-31T23:59:59Z"));
        assertThat(value("timestamp_tz", "0 960")).isEqualTo(OffsetDateTime.parse("1969-12-31T16:00:00-08:00"));
        assertThat(value("TEXT", "")).isEqualTo("");
    }

    @Test
    void aNullHasNoType() {
        assertThat(BindValues.decode("DATE", null).type()).isEqualTo(SqlTypes.NULL);
        assertThat(BindValues.decode("ANY", null).type()).isEqualTo(SqlTypes.NULL);
    }

    @ParameterizedTest
    @CsvSource({
        "FIXED, one, 100038",
        "REAL, x, 100038",
        "BOOLEAN, maybe, 100037",
        "BINARY, 0g, 100115",
        "DATE, today, 100035",
        "TIMESTAMP_TZ, 0 x, 100035",
        "MAP, x, 100069",
        "GEOGRAPHY, x, 000002"
    })
    void whatDoesNotFitIsRefused(String type, String text, String code) {
        assertThatExceptionOfType(SnowflakeException.class)
                .isThrownBy(() -> BindValues.decode(type, text))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private static Object value(String type, String text) {
        return BindValues.decode(type, text).value();
    }
}
