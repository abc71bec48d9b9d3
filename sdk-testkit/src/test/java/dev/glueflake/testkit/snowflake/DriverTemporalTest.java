package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nanoseconds on their way through the driver, and what is the same moment. */
@ExtendWith(FakeSnowflakeExtension.class)
class DriverTemporalTest {
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void connect(Connection fresh) throws SQLException {
        connection = fresh;
        statement = fresh.createStatement();
        statement.execute("alter session set timezone = 'UTC'");
    }

    @Test
    void aBoundInstantComesBackWithItsNanoseconds() throws SQLException {
        Timestamp moment = Timestamp.from(Instant.parse("2024-11-20T12:14:56.123456789Z"));
        statement.execute("create table moments (n timestamp_ntz, l timestamp_ltz, z timestamp_tz)");
        try (PreparedStatement insert = connection.prepareStatement("insert into moments values (?, ?, ?)")) {
            insert.setTimestamp(1, moment);
            insert.setTimestamp(2, moment);
            insert.setTimestamp(3, moment);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        try (ResultSet row = statement.executeQuery("select n, l, z from moments")) {
            row.next();
            assertThat(row.getTimestamp(2)).isEqualTo(moment);
            assertThat(row.getTimestamp(3)).isEqualTo(moment);
            assertThat(row.getTimestamp(1).getNanos()).isEqualTo(123_456_789);
            assertThat(row.getMetaData().getScale(1)).isEqualTo(9);
        }
    }

    @Test
    void aBatchOfInstantsKeepsItsNanoseconds() throws SQLException {
        statement.execute("create table moments (id int, l timestamp_ltz)");
        try (PreparedStatement insert = connection.prepareStatement("insert into moments values (?, ?)")) {
            for (int i = 0; i < 3; i++) {
                insert.setInt(1, i);
                insert.setTimestamp(2, Timestamp.from(Instant.ofEpochSecond(1_700_000_000L, 999_999_990 + i)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        assertThat(texts("select to_char(l, 'SS.FF9') from moments order by l desc"))
                .containsExactly("20.999999992", "20.999999991", "20.999999990");
    }

    @Test
    void theFirstAndTheLastYearAreKeptWhole() throws SQLException {
        String all = "'YYYY-MM-DD HH24:MI:SS.FF9'";
        for (String moment : List.of("0001-01-01 00:00:00.000000001", "9999-12-31 23:59:59.999999999")) {
            assertThat(texts("select to_char('" + moment + "'::timestamp_ntz, " + all + ")"))
                    .containsExactly(moment);
            assertThat(texts("select to_char(column1::timestamp_ntz, " + all + ") from values ('" + moment + "')"))
                    .containsExactly(moment);
        }
        try (ResultSet row = statement.executeQuery("select '9999-12-31 23:59:59.999999999'::timestamp_ntz")) {
            row.next();
            assertThat(row.getTimestamp(1).toLocalDateTime())
                    .isEqualTo(LocalDateTime.parse("9999-12-31T23:59:59.999999999"));
        }
    }

    @Test
    void theSameInstantAtTwoOffsetsIsOneMoment() throws SQLException {
        statement.execute("create table moments (z timestamp_tz) as select column1::timestamp_tz from values"
                + " ('2024-01-01 12:00:00.000000001 +02:00'), ('2024-01-01 10:00:00.000000001 +00:00'),"
                + " ('2024-01-01 10:00:00.000000002 +00:00')");
        assertThat(texts("select count(*) from (select distinct z from moments)"))
                .containsExactly("2");
        assertThat(texts("select count(*) from (select z from moments group by z)"))
                .containsExactly("2");
        assertThat(texts("select count(distinct z) from moments")).containsExactly("2");
        assertThat(texts("select count(*) from moments a join moments b on a.z = b.z"))
                .containsExactly("5");
        assertThat(texts("select count(*) from moments where z in ('2024-01-01 05:00:00.000000001 -05:00')"))
                .containsExactly("2");
        assertThat(texts("select to_char(max(z), 'HH24:MI:SS.FF9 TZH:TZM') from moments"))
                .containsExactly("10:00:00.000000002 +00:00");
        assertThat(texts("select distinct rank() over (order by z) from moments order by 1"))
                .containsExactly("1", "3");
    }

    @Test
    void comparisonSeesEveryNanosecond() throws SQLException {
        assertThat(texts("select '10:00:00.000000001'::time > '10:00:00'::time,"
                        + " '1900-01-01 00:00:00.000000001'::timestamp_ntz > '1900-01-01'::timestamp_ntz"))
                .containsExactly("TRUE");
        statement.execute("create table t (d date, n timestamp_ntz(3), c time(9))");
        statement.execute("insert into t values ('2024-01-01', '2024-01-01 00:00:00.123456789', '01:02:03.123456789')");
        assertThat(texts("select to_char(n, 'FF9') || to_char(c, 'FF9') from t"))
                .containsExactly("123000000123456789");
        assertThat(texts("select count(*) from t where d = '2024-01-01' and d < n"))
                .containsExactly("1");
    }

    private List<String> texts(String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
