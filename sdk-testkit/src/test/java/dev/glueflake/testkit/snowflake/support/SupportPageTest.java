package dev.glueflake.testkit.snowflake.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The list of documented functions, the examples and the page agree, and what has no example is refused by its name. */
class SupportPageTest {
    private static final Path PAGE = Path.of("FUNCTIONS.md");
    private static final String ARGUMENTS = ", null";

    private final List<SupportEntry> entries = SupportEntry.read("functions.csv");
    private final SupportPage page = new SupportPage(entries, ExampleFile.in("functions"));

    @Test
    void everyExampleBelongsToADocumentedFunction() {
        assertThat(page.strays()).isEmpty();
    }

    /** {@code -Dsupport.write=true} writes it. */
    @Test
    void thePageIsCurrent() throws IOException {
        if (Boolean.getBoolean("support.write")) {
            Files.writeString(PAGE, page.markdown());
        }
        assertThat(PAGE).content().isEqualTo(page.markdown());
    }

    @Test
    void whatHasNoExampleIsRefusedByItsName() throws SQLException {
        List<String> answered = new ArrayList<>();
        try (FakeSnowflake fake = FakeSnowflake.start();
                Connection driver = fake.connect()) {
            for (SupportEntry entry : entries) {
                if (entry.isCall() && !page.isRight(entry) && !page.isRefused(entry)) {
                    for (String name : entry.names()) {
                        if (!isRefused(driver, name)) {
                            answered.add(name);
                        }
                    }
                }
            }
        }
        assertThat(answered).as("answered, but without an example").isEmpty();
    }

    private static boolean isRefused(Connection driver, String name) throws SQLException {
        for (int count = 0; count < 4; count++) {
            String arguments = ARGUMENTS.repeat(count).replaceFirst(", ", "");
            try (Statement statement = driver.createStatement()) {
                statement.execute("select " + name + "(" + arguments + ")");
                return false;
            } catch (SQLException e) {
                String text = e.getMessage();
                if (!text.contains(name) || !(text.contains("Unknown") || text.contains("Unsupported"))) {
                    return false;
                }
            }
        }
        return true;
    }
}
