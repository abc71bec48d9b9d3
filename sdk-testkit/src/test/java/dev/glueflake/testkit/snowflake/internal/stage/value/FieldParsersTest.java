package dev.glueflake.testkit.snowflake.internal.stage.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.BinaryFormat;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.ValueFormats;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType.Zone;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FieldParsersTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final SqlType MICROS_NTZ = new SqlType.Timestamp(Zone.NTZ, 6);

    static Stream<Arguments> values() {
        return Stream.of(
                arguments(new SqlType.Numeric(38, 0), "42", new BigDecimal("42")),
                arguments(new SqlType.Numeric(10, 2), "-7", new BigDecimal("-7.00")),
                arguments(new SqlType.Numeric(10, 2), "1.005", new BigDecimal("1.01")),
                arguments(new SqlType.Numeric(10, 2), "-1.005", new BigDecimal("-1.01")),
                arguments(new SqlType.Numeric(10, 0), " 5 ", new BigDecimal("5")),
                arguments(new SqlType.Numeric(10, 1), "+1.25e2", new BigDecimal("125.0")),
                arguments(new SqlType.Numeric(38, 0), "9".repeat(38), new BigDecimal("9".repeat(38))),
                arguments(new SqlType.Numeric(5, 2), ".5", new BigDecimal("0.50")),
                arguments(SqlTypes.REAL, "1.5e3", 1500.0),
                arguments(SqlTypes.REAL, "-inf", Double.NEGATIVE_INFINITY),
                arguments(new SqlType.Text(3), "日本語", "日本語"),
                arguments(new SqlType.Text(1), "😀", "😀"),
                arguments(SqlTypes.VARCHAR, "", ""),
                arguments(SqlTypes.BOOLEAN, "Yes", true),
                arguments(SqlTypes.BOOLEAN, "0", false),
                arguments(SqlTypes.DATE, "2026-02-28", LocalDate.of(2026, 2, 28)),
                arguments(SqlTypes.DATE, "28-FEB-2026", LocalDate.of(2026, 2, 28)),
                arguments(SqlTypes.DATE, "2/28/2026", LocalDate.of(2026, 2, 28)),
                arguments(SqlTypes.DATE, "2026-02-28 23:59:59", LocalDate.of(2026, 2, 28)),
                arguments(SqlTypes.TIME, "23:59:58.123456", LocalTime.of(23, 59, 58, 123_456_000)),
                arguments(SqlTypes.TIME, "07:05", LocalTime.of(7, 5)),
                arguments(MICROS_NTZ, "2026-01-02 03:04:05", LocalDateTime.of(2026, 1, 2, 3, 4, 5)),
                arguments(
                        MICROS_NTZ, "2026-01-02T03:04:05.5+09:00", LocalDateTime.of(2026, 1, 2, 3, 4, 5, 500_000_000)),
                arguments(MICROS_NTZ, "2026-01-02", LocalDateTime.of(2026, 1, 2, 0, 0)),
                arguments(MICROS_NTZ, "1767323045", LocalDateTime.of(2026, 1, 2, 3, 4, 5)),
                arguments(MICROS_NTZ, "1767323045123", LocalDateTime.of(2026, 1, 2, 3, 4, 5, 123_000_000)),
                arguments(SqlTypes.TIMESTAMP_LTZ, "2026-01-02 03:04:05", Instant.parse("2026-01-02T08:04:05Z")),
                arguments(SqlTypes.TIMESTAMP_LTZ, "2026-01-02 03:04:05Z", Instant.parse("2026-01-02T03:04:05Z")),
                arguments(
                        SqlTypes.TIMESTAMP_TZ,
                        "2026-01-02 03:04:05 +0530",
                        OffsetDateTime.parse("2026-01-02T03:04:05+05:30")),
                arguments(
                        SqlTypes.TIMESTAMP_TZ,
                        "2026-07-02T03:04:05",
                        OffsetDateTime.parse("2026-07-02T03:04:05-04:00")),
                arguments(SqlTypes.VARIANT, " {\"a\": [1, 2.50]} ", "{\"a\":[1,2.5]}"),
                arguments(SqlTypes.ARRAY, "[1]", "[1]"));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("values")
    void makesTheValueThatSnowflakeWould(SqlType type, String text, Object expected) throws ValueException {
        assertThat(parsers(ValueFormats.DEFAULT).of(type).parse(text)).isEqualTo(expected);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(SqlTypes.INTEGER, "abc", "100038", "Numeric value 'abc' is not recognized"),
                arguments(SqlTypes.INTEGER, "", "100038", "Numeric value '' is not recognized"),
                arguments(SqlTypes.INTEGER, "1,000", "100038", "Numeric value '1,000' is not recognized"),
                arguments(SqlTypes.INTEGER, "0x10", "100038", "Numeric value '0x10' is not recognized"),
                arguments(SqlTypes.INTEGER, ".", "100038", "Numeric value '.' is not recognized"),
                arguments(
                        new SqlType.Numeric(4, 2),
                        "100",
                        "100046",
                        "Number out of representable range: type FIXED[SB2](4,2){nullable}, value 100"),
                arguments(SqlTypes.REAL, "one", "100038", "Numeric value 'one' is not recognized"),
                arguments(
                        new SqlType.Text(2),
                        "abc",
                        "100074",
                        "User character length limit (2) exceeded by string 'abc'"),
                arguments(SqlTypes.BOOLEAN, "maybe", "100037", "Boolean value 'maybe' is not recognized"),
                arguments(SqlTypes.DATE, "2026-02-30", "100040", "Date '2026-02-30' is not recognized"),
                arguments(SqlTypes.TIME, "25:00:00", "100108", "Time '25:00:00' is not recognized"),
                arguments(SqlTypes.TIMESTAMP_NTZ, "yesterday", "100035", "Timestamp 'yesterday' is not recognized"),
                arguments(
                        SqlTypes.BINARY,
                        "xyz",
                        "100115",
                        "The following string is not a legal hex-encoded value: 'xyz'"),
                arguments(SqlTypes.VARIANT, "{-a", "100069", "Error parsing JSON: missing attribute name, pos 2"),
                arguments(
                        SqlTypes.VARIANT,
                        "{\"a\":1,\"a\":2}",
                        "100069",
                        "Error parsing JSON: duplicate object attribute \"a\", pos 13"));
    }

    @ParameterizedTest(name = "{0} of {1}")
    @MethodSource("mistakes")
    void refusesWhatIsNoValue(SqlType type, String text, String code, String message) {
        assertThatThrownBy(() -> parsers(ValueFormats.DEFAULT).of(type).parse(text))
                .isInstanceOfSatisfying(
                        ValueException.class, e -> assertThat(e.code()).isEqualTo(code))
                .hasMessage(message);
    }

    @Test
    void cutsTooLongTextsWhereAsked() throws ValueException {
        FieldParsers truncating = new FieldParsers(ValueFormats.DEFAULT, NEW_YORK, LocalDate.of(2026, 5, 1), true);
        assertThat(truncating.of(new SqlType.Text(2)).parse("😀bc")).isEqualTo("😀b");
    }

    @Test
    void followsPatternsExactly() throws ValueException {
        ValueFormats formats = new ValueFormats(
                "DD.MM.YY", "HH12:MI AM", "DY, DD MON YYYY \"at\" HH24:MI:SS.FF3 TZHTZM", BinaryFormat.BASE64);
        FieldParsers parsers = parsers(formats);
        assertThat(parsers.of(SqlTypes.DATE).parse("01.02.70")).isEqualTo(LocalDate.of(1970, 2, 1));
        assertThat(parsers.of(SqlTypes.DATE).parse("01.02.69")).isEqualTo(LocalDate.of(2069, 2, 1));
        assertThat(parsers.of(SqlTypes.TIME).parse("12:30 AM")).isEqualTo(LocalTime.of(0, 30));
        assertThat(parsers.of(SqlTypes.TIME).parse("01:30 pm")).isEqualTo(LocalTime.of(13, 30));
        assertThat(parsers.of(SqlTypes.TIMESTAMP_TZ).parse("Fri, 02 Jan 2026 at 03:04:05.250 -0330"))
                .isEqualTo(OffsetDateTime.parse("2026-01-02T03:04:05.250-03:30"));
        assertThat(parsers.of(SqlTypes.BINARY).parse("aGk=")).isEqualTo(new byte[] {'h', 'i'});
        assertThatThrownBy(() -> parsers.of(SqlTypes.DATE).parse("2026-01-02")).isInstanceOf(ValueException.class);
    }

    @Test
    void digitsBeyondTheColumnsScaleAreCut() throws ValueException {
        assertThat(parsers(ValueFormats.DEFAULT)
                        .of(new SqlType.Timestamp(Zone.NTZ, 3))
                        .parse("2026-01-01 00:00:00.123999999"))
                .isEqualTo(LocalDateTime.of(2026, 1, 1, 0, 0, 0, 123_000_000));
    }

    @Test
    void nanosecondsAreKept() throws ValueException {
        assertThat(parsers(ValueFormats.DEFAULT).of(SqlTypes.TIMESTAMP_NTZ).parse("2026-01-01 00:00:00.123456789"))
                .isEqualTo(LocalDateTime.of(2026, 1, 1, 0, 0, 0, 123_456_789));
    }

    @Test
    void anUnknownElementOfAPatternIsRefusedByName() {
        ValueFormats formats = new ValueFormats("YYYY-Q", "AUTO", "AUTO", BinaryFormat.HEX);
        assertThatThrownBy(() -> parsers(formats).of(SqlTypes.DATE).parse("2026-1"))
                .isInstanceOf(SnowflakeException.class)
                .hasMessage("Unsupported feature 'format element 'Q''.");
    }

    private static FieldParsers parsers(ValueFormats formats) {
        return new FieldParsers(formats, NEW_YORK, LocalDate.of(2026, 5, 1), false);
    }
}
