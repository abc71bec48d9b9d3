package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Batches so large that the driver sends them as files. */
class StageBindsTest {
    @RegisterExtension
    static final FakeSnowflakeExtension SNOWFLAKE = FakeSnowflakeExtension.of(FakeSnowflake.builder());

    private static final int ROWS = 3_000;
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void connect(FakeSnowflake fake) throws SQLException {
        Properties properties = fake.properties();
        properties.setProperty("CLIENT_STAGE_ARRAY_BINDING_THRESHOLD", "10");
        connection = DriverManager.getConnection(fake.jdbcUrl(), properties);
        statement = connection.createStatement();
    }

    @AfterEach
    void disconnect() throws SQLException {
        connection.close();
    }

    @Test
    void aLargeBatchGoesByStageAndIsOneStatement(FakeSnowflake fake) throws SQLException {
        statement.execute("create table t (id int, n varchar, f float, b boolean, d date, ts timestamp_ntz)");
        try (PreparedStatement insert = connection.prepareStatement("insert into t values (?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < ROWS; i++) {
                insert.setInt(1, i);
                insert.setString(2, i % 2 == 0 ? "a,\"b\"\nline " + i : "");
                insert.setDouble(3, i + 0.5);
                insert.setBoolean(4, i % 2 == 0);
                insert.setDate(5, Date.valueOf("2024-02-29"));
                insert.setTimestamp(6, Timestamp.valueOf("2024-02-29 01:02:03.456"));
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(ROWS).containsOnly(1);
        }
        assertThat(fake.queryLog().matching("^put "))
                .as("the driver uploaded the rows")
                .isNotEmpty();
        assertThat(fake.queryLog().matching("^insert")).singleElement();
        assertThat(one("select count(*) || ' ' || sum(id) || ' ' || sum(f) || ' ' || count_if(b) from t"))
                .isEqualTo("3000 4498500 4500000 1500");
        assertThat(one("select n from t where id = 2")).isEqualTo("a,\"b\"\nline 2");
        assertThat(one("select count(*) from t where n = ''")).isEqualTo("1500");
        assertThat(one("select count(*) from t where d = '2024-02-29'")).isEqualTo("3000");
        assertThat(one("select count(distinct ts) from t")).isEqualTo("1");
    }

    @Test
    void nullsStayNull() throws SQLException {
        statement.execute("create table t (id int, n varchar)");
        try (PreparedStatement insert = connection.prepareStatement("insert into t (n, id) values (?, ?)")) {
            for (int i = 0; i < 20; i++) {
                insert.setNull(1, Types.VARCHAR);
                insert.setInt(2, i);
                insert.addBatch();
            }
            insert.executeBatch();
        }
        assertThat(one("select count(*) || ' ' || count(n) from t")).isEqualTo("20 0");
    }

    private String one(String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
