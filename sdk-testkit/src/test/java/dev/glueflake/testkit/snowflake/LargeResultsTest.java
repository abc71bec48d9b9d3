package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Results that are too large for memory, and what is done with them later. */
class LargeResultsTest {
    private static final long ROWS = 700_000;

    @Test
    void aResultFromAFileIsReadScannedAndFetchedAgain() throws SQLException {
        try (FakeSnowflake fake = FakeSnowflake.start();
                Connection connection = fake.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet rows =
                    statement.executeQuery("select seq8() n, 'row ' || n text, iff(n % 7 = 0, null, n / 4) q"
                            + " from table(generator(rowcount => " + ROWS + "))")) {
                long number = 0;
                while (rows.next()) {
                    if (rows.getLong(1) != number || !rows.getString(2).equals("row " + number)) {
                        throw new AssertionError("row " + number + " is " + rows.getString(2));
                    }
                    number++;
                }
                assertThat(number).isEqualTo(ROWS);
            }
            try (ResultSet scan = statement.executeQuery(
                    "select count(*), sum(n), count(q) from table(result_scan(last_query_id()))")) {
                assertThat(scan.next()).isTrue();
                assertThat(scan.getLong(1)).isEqualTo(ROWS);
                assertThat(scan.getLong(2)).isEqualTo(ROWS * (ROWS - 1) / 2);
                assertThat(scan.getLong(3)).isEqualTo(ROWS - (ROWS + 6) / 7);
            }
        }
    }
}
