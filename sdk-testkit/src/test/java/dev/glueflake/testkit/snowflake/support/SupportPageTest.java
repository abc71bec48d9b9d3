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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The lists of what Snowflake documents, the examples and the pages agree; what has no example is refused by its name.
 * {@code -Dsupport.write=true} writes the pages.
 */
class SupportPageTest {
    private final SupportList functions = SupportList.functions();
    private final List<SupportList> statements = SupportList.statements();

    @Test
    void everyExampleBelongsToADocumentedName() {
        assertThat(strays(List.of(functions))).isEmpty();
        assertThat(strays(statements)).isEmpty();
    }

    @Test
    void noNameIsListedTwice() {
        assertThat(statements.stream().flatMap(list -> list.entries().stream()).map(SupportEntry::name))
                .doesNotHaveDuplicates();
    }

    @Test
    void theListsSayThemselvesWhichClausesTheParserRefuses() {
        assertThat(all().flatMap(list -> list.right().stream()).filter(SupportEntry::refused))
                .as("right, but marked as refused")
                .isEmpty();
        assertThat(statements.get(1).refused().stream().filter(entry -> !entry.refused()))
                .as("refused, but not marked so")
                .isEmpty();
    }

    @Test
    void thePagesAreCurrent() throws IOException {
        check(Path.of("FUNCTIONS.md"), SupportPage.functions(functions));
        check(Path.of("SUPPORT.md"), SupportPage.statements(statements, functions));
    }

    @Test
    void whatHasNoExampleIsRefusedByItsName() throws SQLException {
        List<String> answers = new ArrayList<>();
        try (FakeSnowflake fake = FakeSnowflake.start();
                Connection driver = fake.connect()) {
            for (SupportEntry entry : functions.unproven()) {
                ask(driver, Probe.calls(entry), answers);
            }
            for (SupportList list : statements) {
                for (SupportEntry entry : list.unproven()) {
                    List<Probe> probes = list.probe().entry(entry);
                    if (probes.isEmpty()) {
                        answers.add(entry.name() + " has no example");
                    }
                    ask(driver, probes, answers);
                }
            }
        }
        assertThat(answers).as("neither right nor refused by name").isEmpty();
    }

    private static void ask(Connection driver, List<Probe> probes, List<String> answers) throws SQLException {
        for (Probe probe : probes) {
            try (Statement statement = driver.createStatement()) {
                statement.execute(probe.statement());
                answers.add(probe.statement() + " --> an answer");
            } catch (SQLException e) {
                if (!probe.isRefusal(String.valueOf(e.getMessage()))) {
                    answers.add(probe.statement() + " --> " + e.getMessage());
                }
            }
        }
    }

    private static Set<String> strays(List<SupportList> lists) {
        Set<String> strays = new HashSet<>(lists.get(0).proofs().names());
        lists.forEach(list -> strays.removeAll(list.names()));
        return strays;
    }

    private Stream<SupportList> all() {
        return Stream.concat(Stream.of(functions), statements.stream());
    }

    private static void check(Path page, String markdown) throws IOException {
        if (Boolean.getBoolean("support.write")) {
            Files.writeString(page, markdown);
        }
        assertThat(page).content().isEqualTo(markdown);
    }
}
