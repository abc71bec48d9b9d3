package dev.glueflake.testkit.aws.internal.glue.discover;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The schema of a delimited text, by the rules of Glue's built-in classifier: at least two columns and two rows of one
 * width; a first line of texts is a header if some column below it is none.
 */
final class CsvSample {
    private static final List<Character> DELIMITERS = List.of(',', '|', '\t', ';', '\u0001');
    private static final int MAX_HEADER_CHARACTERS = 150;

    private final List<List<String>> rows;
    private final char delimiter;
    private final boolean quoted;

    private CsvSample(List<List<String>> rows, char delimiter, boolean quoted) {
        this.rows = rows;
        this.delimiter = delimiter;
        this.quoted = quoted;
    }

    static Optional<FileSchema> schema(String text) {
        for (char delimiter : DELIMITERS) {
            List<List<String>> rows = CsvRows.split(text, delimiter);
            int width = rows.isEmpty() ? 0 : rows.get(0).size();
            if (rows.size() >= 2 && width >= 2 && rows.stream().allMatch(row -> row.size() == width)) {
                return Optional.of(new CsvSample(rows, delimiter, text.contains("\"")).schema());
            }
        }
        return Optional.empty();
    }

    private FileSchema schema() {
        List<String> types = types(rows.subList(1, rows.size()));
        boolean header = header(rows.get(0), types);
        List<String> shown = header ? types : types(rows);
        List<Column> columns = IntStream.range(0, shown.size())
                .mapToObj(i -> new Column(
                        header ? rows.get(0).get(i).strip().toLowerCase(Locale.ROOT) : "col" + i, shown.get(i)))
                .toList();
        Map<String, String> traits = Map.of(
                "delimiter",
                String.valueOf(delimiter),
                "header",
                String.valueOf(header),
                "quoted",
                String.valueOf(quoted));
        return new FileSchema("csv", columns, traits, "none", rows.size() - (header ? 1 : 0));
    }

    private static boolean header(List<String> first, List<String> below) {
        boolean named = first.stream()
                .allMatch(cell -> !cell.isBlank()
                        && cell.length() <= MAX_HEADER_CHARACTERS
                        && CsvTypes.of(cell).equals("string"));
        return named
                && new HashSet<>(first).size() == first.size()
                && below.stream().anyMatch(type -> !type.equals("string"));
    }

    /** The narrowest type of each column; one without any value is text. */
    private static List<String> types(List<List<String>> rows) {
        List<String> types = new ArrayList<>();
        for (int i = 0; i < rows.get(0).size(); i++) {
            int column = i;
            types.add(rows.stream()
                    .map(row -> row.get(column))
                    .filter(cell -> !cell.isBlank())
                    .map(CsvTypes::of)
                    .reduce(SchemaMerge::wider)
                    .orElse("string"));
        }
        return types;
    }
}
