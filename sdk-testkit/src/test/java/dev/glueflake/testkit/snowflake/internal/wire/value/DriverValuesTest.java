package dev.glueflake.testkit.snowflake.internal.wire.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.internal.type.SqlType;
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

class DriverValuesTest {
    @Test
    void everyTypeIsWritten() {
        assertThat(text(new SqlType.Numeric(10, 2), new BigDecimal("1234.50"))).isEqualTo("1234.50");
        assertThat(text(SqlTypes.INTEGER, new BigDecimal("1E+3"))).isEqualTo("1000");
        assertThat(text(SqlTypes.BOOLEAN, false)).isEqualTo("0");
        assertThat(text(SqlTypes.BINARY, new byte[] {(byte) 0xab})).isEqualTo("AB");
        assertThat(text(SqlTypes.DATE, LocalDate.of(1969, 12, 31))).isEqualTo("-1");
        assertThat(text(new SqlType.Time(3), LocalTime.of(1, 1, 1, 123_000_000)))
                .isEqualTo("3661.123");
        assertThat(text(new SqlType.Time(0), LocalTime.of(1, 1, 1))).isEqualTo("3661");
        assertThat(text(SqlTypes.TIMESTAMP_NTZ, LocalDateTime.parse("1969-12-31T23:59:59.5")))
                .isEqualTo("-0.500000000");
        assertThat(text(SqlTypes.TIMESTAMP_LTZ, Instant.ofEpochSecond(1_732_104_896, 123_456_789)))
                .isEqualTo("1732104896.123456789");
        assertThat(text(SqlTypes.TIMESTAMP_TZ, OffsetDateTime.parse("1970-01-01T02:00:00+02:00")))
                .isEqualTo("0.000000000 1560");
        assertThat(text(SqlTypes.VARCHAR, "")).isEmpty();
        assertThat(DriverValues.encode(SqlTypes.VARCHAR, null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "0.1, 0.1",
        "-3.5, -3.5",
        "NaN, NaN",
        "-Infinity, -inf",
        "1e20, 1e+20",
        "1.5e-7, 1.5e-07",
        "123456789012, 123456789012",
        "0.0, 0"
    })
    void realNumbersArePlainUnlessTheyAreExtreme(double value, String text) {
        assertThat(text(SqlTypes.REAL, value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{} | {}", "[] | []", "null | null", "1.50 | 1.5", "\"a\\nb\" | \"a\\nb\"", "true | true"})
    void simpleVariantsStayAsTheyAre(String json, String text) {
        assertThat(text(SqlTypes.VARIANT, json)).isEqualTo(text);
    }

    @Test
    void objectsAreIndentedWithKeysInOrder() {
        assertThat(text(SqlTypes.OBJECT, "{\"b\":[1,{\"x\":\"y\"}],\"a\":{}}"))
                .isEqualTo("{\n  \"a\": {},\n  \"b\": [\n    1,\n    {\n      \"x\": \"y\"\n    }\n  ]\n}");
    }

    @Test
    void theSqlApiHasItsOwnBooleansAndNineDigits() {
        assertThat(SqlApiValues.encode(SqlTypes.BOOLEAN, true)).isEqualTo("true");
        assertThat(SqlApiValues.encode(new SqlType.Time(0), LocalTime.of(0, 0, 1)))
                .isEqualTo("1.000000000");
    }

    private static String text(SqlType type, Object value) {
        return DriverValues.encode(type, value);
    }
}
