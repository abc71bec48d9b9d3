package dev.glueflake.snowflake.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvRowTest {
    static Stream<Arguments> rows() {
        return Stream.of(
                row("a,b\n", "a", "b"),
                row(",\n", null, null),
                row("\"\",\n", "", null),
                row("\"a,b\"\n", "a,b"),
                row("\"say \"\"hi\"\"\"\n", "say \"hi\""),
                row("\"two\nlines\"\n", "two\nlines"),
                row("\"\r\"\n", "\r"),
                row("\\N,ends with \\, blank \n", "\\N", "ends with \\", " blank "),
                row("\u00e9\ud83d\ude00\n", "\u00e9\ud83d\ude00"));
    }

    private static Arguments row(String csv, String... fields) {
        return Arguments.of(csv, fields);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void keepsNullAndEmptyApartAndQuotesOnlyWhatMustBe(String csv, String[] fields) throws IOException {
        assertThat(write(fields)).isEqualTo(csv);
    }

    @Test
    void beginsEachRowAnew() throws IOException {
        assertThat(write(new String[] {"a"}, new String[] {null, "b"})).isEqualTo("a\n,b\n");
    }

    private static String write(String[]... rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CsvRow row = new CsvRow(bytes);
        int size = 0;
        for (String[] fields : rows) {
            Arrays.stream(fields).forEach(row::field);
            size += row.end();
        }
        assertThat(size).isEqualTo(bytes.size());
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
