package dev.glueflake.testkit.snowflake;

import static dev.glueflake.testkit.snowflake.SnowflakeAssertions.assertThatQuery;
import static dev.glueflake.testkit.snowflake.SnowflakeAssertions.assertThatTable;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SnowflakeAssertionsTest {
    @RegisterExtension
    static final FakeSnowflakeExtension SNOWFLAKE = FakeSnowflakeExtension.of(FakeSnowflake.builder());

    private FakeSnowflake fake;

    @BeforeEach
    void table(FakeSnowflake fresh, Connection connection) throws SQLException {
        fake = fresh;
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table t (id int, n varchar, d date, v variant)");
        }
    }

    @Test
    void rowsComeFromMaps() {
        int rows = fake.insert(
                "t",
                List.of(
                        Map.of("id", 1, "n", "one", "d", LocalDate.of(2024, 2, 29)),
                        Map.of("id", 2L, "v", Map.of("a", List.of(1, 2)))));
        Assertions.assertThat(rows).isEqualTo(2);
        assertThatTable(fake, "t")
                .hasColumns("ID", "N", "D", "V")
                .hasExactlyRows(
                        Arrays.asList(2, null, null, "{\"a\": [1, 2]}"), Arrays.asList(1, "one", "2024-02-29", null));
        Assertions.assertThat(fake.queryLog().matching("insert"))
                .as("the import is no query")
                .isEmpty();
    }

    @Test
    void rowsComeFromCsv() {
        fake.insertCsv("t", "id,n,d\n1,\"a,\"\"b\"\"\",2024-02-29\n2,,\n3,\"\",\n");
        assertThatTable(fake, "t")
                .hasRowCount(3)
                .containsRow(1, "a,\"b\"", LocalDate.of(2024, 2, 29), null)
                .containsRow(2, null, null, null)
                .containsRow(3, "", null, null);
        assertThatThrownBy(() -> fake.insertCsv("t", "id,n\n1\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 fields, the header has 2");
    }

    @Test
    void rowsComeFromJson() {
        fake.insertJson("t", "{\"id\": 1, \"v\": {\"k\": true}}\n{\"id\": 2, \"n\": null}");
        fake.insertJson("t", "[{\"id\": 3, \"n\": \"x\"}, {\"id\": 4}]");
        assertThatQuery(fake, "select count(*), sum(id), count(n), max(v:k::boolean) from t")
                .containsRow(4, 10, 1, true);
        assertThatThrownBy(() -> fake.insertJson("t", "[1]")).hasMessageContaining("must be a JSON object");
        assertThatThrownBy(() -> fake.insertJson("t", "{")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void valuesKeepTheirTypes(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table typed (f float, b boolean, x binary, l timestamp_ltz, q number(10,2))");
        }
        fake.insert(
                "typed",
                List.of(Map.of(
                        "f", 1.5, "b", true, "x", new byte[] {1}, "l", Instant.parse("2024-01-01T00:00:00Z"), "q", 2)));
        assertThatTable(fake, "typed").containsRow(1.5, true, new byte[] {1}, Instant.parse("2024-01-01T00:00:00Z"), 2);
    }

    @Test
    void whatSnowflakeRefusesIsSaidInItsWords() {
        assertThatThrownBy(() -> fake.insert("nowhere", List.of(Map.of("a", 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'NOWHERE' does not exist");
        assertThatThrownBy(() -> assertThatTable(fake, "nowhere")).hasMessageContaining("002003");
    }

    @Test
    void failedRowAssertionsShowTheRows() {
        fake.insert("t", List.of(Map.of("id", 7, "n", "seven")));
        assertThatThrownBy(() -> assertThatTable(fake, "t").hasRowCount(2))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("[table t]")
                .hasMessageContaining("seven");
        assertThatThrownBy(() -> assertThatTable(fake, "t").containsRow(8, "seven", null, null))
                .isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThatTable(fake, "t").hasExactlyRows()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThatTable(fake, "t").isEmpty()).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> assertThatTable(fake, "t").hasColumns("ID")).isInstanceOf(AssertionError.class);
    }

    @Test
    void theQueryLogTellsWhatRan(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into t (id) values (1)");
            statement.execute("select id from t");
        }
        SnowflakeAssertions.assertThat(fake.queryLog())
                .hasRun("^insert")
                .hasRun("select id", 1)
                .hasNotRun("^delete")
                .hasRunInOrder("^create table", "^insert", "^select")
                .hasNoFailures()
                .statements("^insert")
                .singleElement()
                .satisfies(query -> Assertions.assertThat(query.rows()).isEqualTo(1));
        assertThatThrownBy(() -> SnowflakeAssertions.assertThat(fake.queryLog()).hasRunInOrder("^select", "^insert"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("<^insert> is missing");
        assertThatThrownBy(() -> SnowflakeAssertions.assertThat(fake.queryLog()).hasRun("^merge"))
                .hasMessageContaining("SUCCEEDED insert into t");
    }

    @Test
    void theLogShowsWhatAStatementBecame(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema elsewhere");
            statement.execute(
                    "merge into public.t using (select 1 x) s on t.id = s.x when not matched then insert (id) values (x)");
            statement.unwrap(SnowflakeStatement.class).setParameter("MULTI_STATEMENT_COUNT", 2);
            statement.execute("select 'first'; select 'second'");
        }
        SnowflakeAssertions.assertThat(fake.queryLog())
                .statements("^select 'second'")
                .singleElement()
                .satisfies(query -> Assertions.assertThat(query.duckDbSql())
                        .singleElement()
                        .asString()
                        .startsWith("SELECT")
                        .contains("'second'"));
        SnowflakeAssertions.assertThat(fake.queryLog())
                .statements("^merge")
                .singleElement()
                .satisfies(query -> Assertions.assertThat(String.join(";", query.duckDbSql()))
                        .contains("_clause"));
        SnowflakeAssertions.assertThat(fake.queryLog())
                .statements("^create schema")
                .singleElement()
                .satisfies(query -> Assertions.assertThat(query.duckDbSql()).isEmpty());
    }

    @Test
    void whatIsShownOfAStatementIsBounded(Connection connection) throws SQLException {
        String text = "x".repeat(100_000);
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into t (n) values ('" + text + "')");
        }
        SnowflakeAssertions.assertThat(fake.queryLog())
                .statements("^insert")
                .singleElement()
                .satisfies(query -> Assertions.assertThat(query.duckDbSql())
                        .singleElement()
                        .asString()
                        .startsWith("INSERT INTO")
                        .hasSizeLessThan(70_000)
                        .endsWith("…"));
    }

    @Test
    void failuresInTheLogAreShown(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThatCode(() -> statement.execute("select * from nowhere")).isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> SnowflakeAssertions.assertThat(fake.queryLog()).hasNoFailures())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("002003");
    }
}
