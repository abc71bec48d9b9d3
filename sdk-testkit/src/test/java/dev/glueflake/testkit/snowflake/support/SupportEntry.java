package dev.glueflake.testkit.snowflake.support;

import dev.glueflake.testkit.snowflake.internal.documented.DocumentedName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Something that Snowflake documents.
 *
 * @param name as the documentation's index has it, perhaps several names with {@code /} between
 * @param area what it belongs to
 * @param page its page below {@code https://docs.snowflake.com/en/sql-reference/}, or from the site's root with a slash
 * @param refused whether the list itself says that it is refused
 */
record SupportEntry(String name, String area, String page, boolean refused) {
    private static final String SITE = "https://docs.snowflake.com/en";

    static List<SupportEntry> read(Path list) {
        try {
            return Files.readAllLines(list).stream()
                    .skip(1)
                    .map(DocumentedName::ofLine)
                    .map(each -> new SupportEntry(each.name(), each.area(), each.page(), each.refused()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return SITE + (page.startsWith("/") ? page : "/sql-reference/" + page);
    }

    /** The names without what the index says about them. */
    List<String> names() {
        return List.of(name.replaceFirst(" — .*", "").replaceFirst(" \\(.*", "").split(" / "));
    }

    /** What a page shows of it below its area: of a clause only what follows the command. */
    String shown() {
        return name.startsWith(area + " … ") ? name.substring(area.length() + 3) : name;
    }
}
