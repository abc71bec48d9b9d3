package dev.glueflake.testkit.snowflake.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Something that Snowflake documents.
 *
 * @param name as the documentation's index has it, perhaps several names with {@code /} between
 * @param area what it belongs to
 * @param page its page below {@code https://docs.snowflake.com/en/sql-reference/}
 */
record SupportEntry(String name, String area, String page) {
    private static final String SITE = "https://docs.snowflake.com/en/sql-reference/";

    static List<SupportEntry> read(String file) {
        try {
            return Files.readAllLines(ExampleFile.root().resolve(file)).stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .map(cells -> new SupportEntry(cells[0], cells[1], cells[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return SITE + page;
    }

    /** The names without what the index says about them. */
    List<String> names() {
        return List.of(name.replaceFirst(" — .*", "").replaceFirst(" \\(.*", "").split(" / "));
    }

    /** Whether it is called as a function is; operators and families of names are not. */
    boolean isCall() {
        return names().stream().allMatch(each -> each.matches("[A-Z][A-Z0-9_$.]*"));
    }
}
