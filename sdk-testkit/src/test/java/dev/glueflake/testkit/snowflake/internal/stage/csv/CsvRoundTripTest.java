package dev.glueflake.testkit.snowflake.internal.stage.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rows written by the rules that loads write files by come back as they were. */
class CsvRoundTripTest {

    @Property(tries = 500)
    void whatWasWrittenIsRead(@ForAll("tables") List<List<String>> rows) throws IOException {
        String text = rows.stream().map(CsvRoundTripTest::line).collect(Collectors.joining());
        assertThat(CsvFiles.read(CsvFiles.LOADS, text)).isEqualTo(rows);
    }

    @Property(tries = 200)
    void alsoWithWindowsLineEnds(@ForAll("tables") List<List<String>> rows) throws IOException {
        String text = rows.stream()
                .map(row -> line(row).replaceFirst("\n\\z", "\r\n"))
                .collect(Collectors.joining());
        assertThat(CsvFiles.read(CsvFiles.LOADS, text)).isEqualTo(rows);
    }

    @Provide
    Arbitrary<List<List<String>>> tables() {
        Arbitrary<Character> characters = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.of(',', '"', '\n', '\r', '\\', ' ', '\t', '\'', 'N', '|')),
                net.jqwik.api.Tuple.of(5, Arbitraries.chars().range('a', 'z')),
                net.jqwik.api.Tuple.of(1, Arbitraries.chars().range('\u00A1', '\u04FF')));
        Arbitrary<String> text = characters.list().ofMaxSize(12).map(list -> list.stream()
                .map(String::valueOf)
                .collect(Collectors.joining()));
        Arbitrary<String> field = text.injectNull(0.2);
        return Arbitraries.integers()
                .between(2, 5)
                .flatMap(width -> field.list().ofSize(width).list().ofMaxSize(8));
    }

    private static String line(List<String> row) {
        List<String> fields = new ArrayList<>();
        for (String field : row) {
            fields.add(field == null ? "" : mustBeEnclosed(field) ? '"' + field.replace("\"", "\"\"") + '"' : field);
        }
        return String.join(",", fields) + "\n";
    }

    private static boolean mustBeEnclosed(String field) {
        return field.isEmpty() || field.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    }
}
