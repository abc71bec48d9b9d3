package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One fake for all tests of a class and one session of the driver for each; none may leave an error of the fake's own. */
abstract class DriverSessionFixture {
    static FakeSnowflake fake;
    Connection connection;
    Statement statement;

    @BeforeAll
    static void start() {
        fake = FakeSnowflake.start();
    }

    @AfterAll
    static void stop() {
        fake.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        connection = fake.connect();
        statement = connection.createStatement();
    }

    @AfterEach
    void leave() throws SQLException {
        connection.close();
        assertThat(fake.internalErrors()).isEmpty();
        fake.reset();
    }

    void run(String... sql) throws SQLException {
        for (String each : sql) {
            statement.execute(each);
        }
    }

    /** The rows as texts, with a bar between two cells. */
    List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            int width = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= width; i++) {
                    cells.add(cell(rows, i));
                }
                found.add(String.join("|", cells));
            }
        }
        return found;
    }

    String cell(ResultSet row, int column) throws SQLException {
        return String.valueOf(row.getString(column));
    }
}
