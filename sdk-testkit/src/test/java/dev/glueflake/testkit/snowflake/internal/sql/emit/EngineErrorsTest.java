package dev.glueflake.testkit.snowflake.internal.sql.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

/** Errors through a real DuckDB and back. */
class EngineErrorsTest {

    private static SnowflakeException thrownBy(String sql) throws SQLException {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(sql);
            throw new AssertionError("no error");
        } catch (SQLException failure) {
            return EngineErrors.translate(failure);
        }
    }

    @Test
    void aRaisedErrorComesBackAsItWas() throws SQLException {
        String raised = EngineErrors.raise("100038", "22018", "it's '", "'a@@b, (c)'", "' here");
        SnowflakeException error = thrownBy("SELECT " + raised + " FROM range(2)");
        assertThat(error.code()).isEqualTo("100038");
        assertThat(error.sqlState()).isEqualTo("22018");
        assertThat(error.getMessage()).isEqualTo("it's 'a@@b, (c)' here");
    }

    @Test
    void duckDbsOwnWordsNeverComeOut() throws SQLException {
        assertThat(thrownBy("SELECT nothing FROM nowhere").getMessage()).isEqualTo("SQL execution internal error");
        assertThat(thrownBy("SELECT CAST(range AS HUGEINT) // 0 FROM range(2)").code())
                .isEqualTo("100051");
    }
}
