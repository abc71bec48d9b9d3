package dev.glueflake.testkit.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.snowflake.client.api.exception.SnowflakeSQLException;
import net.snowflake.client.api.resultset.SnowflakeResultSet;
import net.snowflake.client.api.statement.SnowflakeStatement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(FakeSnowflakeExtension.class)
class DriverStatementsTest {
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void connect(Connection fresh) throws SQLException {
        connection = fresh;
        statement = fresh.createStatement();
    }

    @Test
    void countsOfUpdatesComeBack() throws SQLException {
        assertThat(statement.execute("create table t (a int, b varchar)")).isFalse();
        assertThat(statement.executeUpdate("insert into t values (1, 'x'), (2, 'y')"))
                .isEqualTo(2);
        assertThat(statement.executeUpdate("update t set b = 'z' where a = 1")).isEqualTo(1);
        assertThat(statement.executeUpdate("delete from t where a > 5")).isZero();
        assertThat(statement.execute("select * from t")).isTrue();
        assertThat(texts("select b from t order by a")).containsExactly("z", "y");
    }

    @Test
    void everyTypeIsReadBack() throws SQLException {
        statement.execute("alter session set timezone = 'UTC'");
        try (ResultSet row = statement.executeQuery(
                "select 12.50::number(10,2) n, 7::int i, 3.5::float f, 'x' s, to_binary('ab01') b, true o, "
                        + "'2024-11-20'::date d, '01:02:03.5'::time t, '2024-11-20 12:14:56.123456'::timestamp_ntz tn, "
                        + "'2024-11-20 12:14:56.123456 +02:00'::timestamp_tz tz, parse_json('{\"k\": [1, null]}') v, null u")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getBigDecimal("N")).isEqualByComparingTo("12.50");
            assertThat(row.getString("N")).isEqualTo("12.50");
            assertThat(row.getObject("I")).isEqualTo(7L);
            assertThat(row.getInt("I")).isEqualTo(7);
            assertThat(row.getDouble("F")).isEqualTo(3.5);
            assertThat(row.getString("S")).isEqualTo("x");
            assertThat(row.getBytes("B")).containsExactly(0xab, 1);
            assertThat(row.getBoolean("O")).isTrue();
            assertThat(row.getDate("D")).isEqualTo(Date.valueOf("2024-11-20"));
            assertThat(row.getString("T")).isEqualTo("01:02:03");
            assertThat(row.getString("TN")).isEqualTo("2024-11-20 12:14:56.123");
            assertThat(row.getTimestamp("TZ").toInstant()).isEqualTo(Instant.parse("2024-11-20T10:14:56.123456Z"));
            assertThat(row.getString("V")).isEqualTo("{\n  \"k\": [\n    1,\n    null\n  ]\n}");
            assertThat(row.getObject("U")).isNull();
            assertThat(row.getMetaData().getColumnTypeName(2)).isEqualTo("NUMBER");
        }
    }

    @Test
    void everyBindTypeArrives() throws SQLException {
        statement.execute("create table t (i int, d number(12,3), f float, s varchar, o boolean, b binary, "
                + "da date, ts timestamp_ltz, n varchar)");
        try (PreparedStatement insert = connection.prepareStatement("insert into t values (?,?,?,?,?,?,?,?,?)")) {
            insert.setLong(1, 42);
            insert.setBigDecimal(2, new BigDecimal("-1.125"));
            insert.setDouble(3, 0.1);
            insert.setString(4, "it's");
            insert.setBoolean(5, true);
            insert.setBytes(6, new byte[] {1, (byte) 0xff});
            insert.setDate(7, Date.valueOf("2024-02-29"));
            insert.setTimestamp(8, Timestamp.from(Instant.parse("2024-11-20T12:14:56.123456Z")));
            insert.setNull(9, Types.VARCHAR);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        try (ResultSet row = statement.executeQuery("select * from t")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getLong("I")).isEqualTo(42);
            assertThat(row.getBigDecimal("D")).isEqualByComparingTo("-1.125");
            assertThat(row.getDouble("F")).isEqualTo(0.1);
            assertThat(row.getString("S")).isEqualTo("it's");
            assertThat(row.getBoolean("O")).isTrue();
            assertThat(row.getBytes("B")).containsExactly(1, 0xff);
            assertThat(row.getDate("DA")).isEqualTo(Date.valueOf("2024-02-29"));
            assertThat(row.getTimestamp("TS").toInstant()).isEqualTo(Instant.parse("2024-11-20T12:14:56.123456Z"));
            assertThat(row.getString("N")).isNull();
        }
    }

    @Test
    void preparingRunsNothing(FakeSnowflake fake) throws SQLException {
        statement.execute("create table t (a int)");
        fake.queryLog().clear();
        try (PreparedStatement insert = connection.prepareStatement("insert into t values (?)")) {
            assertThat(insert.getParameterMetaData().getParameterCount()).isEqualTo(1);
        }
        assertThat(fake.queryLog().all()).isEmpty();
        assertThat(texts("select count(*) from t")).containsExactly("0");
    }

    @Test
    void aBatchIsOneStatement(FakeSnowflake fake) throws SQLException {
        statement.execute("create table t (a int, s varchar)");
        try (PreparedStatement insert = connection.prepareStatement("insert into t (s, a) values (?, ?)")) {
            for (int i = 0; i < 500; i++) {
                insert.setString(1, "row " + i);
                insert.setInt(2, i);
                insert.addBatch();
            }
            assertThat(insert.executeBatch()).hasSize(500).containsOnly(1);
        }
        assertThat(texts("select count(*), sum(a), min(s) from t")).containsExactly("500", "124750", "row 0");
        assertThat(fake.queryLog().matching("^insert")).singleElement().satisfies(query -> assertThat(query.binds())
                .hasSize(500));
    }

    @Test
    void errorsCarryCodeStateAndQueryId() {
        assertThatExceptionOfType(SnowflakeSQLException.class)
                .isThrownBy(() -> statement.executeQuery("select * from nowhere"))
                .satisfies(e -> {
                    assertThat(e.getErrorCode()).isEqualTo(2003);
                    assertThat(e.getSQLState()).isEqualTo("42S02");
                    assertThat(e.getQueryId()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
                    assertThat(e.getMessage()).contains("NOWHERE").contains("does not exist or not authorized");
                });
    }

    @Test
    void anUnknownStatementIsRefused(FakeSnowflake fake) {
        assertThatThrownBy(() -> statement.execute("create alert a if (exists (select 1)) then select 2"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("ALERT");
        assertThat(fake.queryLog().all()).singleElement().satisfies(query -> {
            assertThat(query.outcome()).isEqualTo(ExecutedQuery.Outcome.FAILED);
            assertThat(query.errorCode()).contains("000002");
        });
    }

    @Test
    void severalStatementsGiveSeveralResults() throws SQLException {
        SnowflakeStatement multiple = statement.unwrap(SnowflakeStatement.class);
        multiple.setParameter("MULTI_STATEMENT_COUNT", 0);
        statement.execute("create table t (a int); insert into t values (1), (2); select a from t order by a");
        assertThat(statement.getUpdateCount()).isZero();
        assertThat(statement.getMoreResults()).isTrue();
        assertThat(statement.getUpdateCount()).isEqualTo(2);
        assertThat(statement.getMoreResults()).isTrue();
        try (ResultSet rows = statement.getResultSet()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        }
    }

    @Test
    void anotherNumberOfStatementsIsRefused() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> statement.execute("select 1; select 2"))
                .withMessageContaining("Actual statement count 2 did not match the desired statement count 1.")
                .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(8));
    }

    @Test
    void aLargeResultComesInChunks() throws SQLException {
        long rows = 0;
        long sum = 0;
        try (ResultSet result = statement.executeQuery(
                "select n, 'some text' s from (" + Numbers.upTo(5) + ") where n < 50000 order by n")) {
            while (result.next()) {
                rows++;
                sum += result.getLong(1);
            }
        }
        assertThat(rows).isEqualTo(50_000);
        assertThat(sum).isEqualTo(1_249_975_000L);
    }

    @Test
    void alteringTheSessionChangesHowTimesAreShown() throws SQLException {
        statement.execute("alter session set timezone = 'Europe/Berlin'");
        assertThat(texts("select '2024-11-20 12:00:00 +00:00'::timestamp_ltz"))
                .containsExactly("2024-11-20 13:00:00.000 +0100");
        statement.execute("alter session set timezone = 'Asia/Tokyo'");
        assertThat(texts("select '2024-11-20 12:00:00 +00:00'::timestamp_ltz"))
                .containsExactly("2024-11-20 21:00:00.000 +0900");
    }

    @Test
    void autoCommitOffHidesRowsUntilCommit(FakeSnowflake fake) throws SQLException {
        statement.execute("create table t (a int)");
        connection.setAutoCommit(false);
        statement.execute("insert into t values (1)");
        try (Connection other = fake.connect();
                Statement look = other.createStatement()) {
            assertThat(texts(look, "select count(*) from t")).containsExactly("0");
            connection.rollback();
            statement.execute("insert into t values (2)");
            connection.commit();
            assertThat(texts(look, "select a from t")).containsExactly("2");
        }
    }

    @Test
    void metadataListsTablesColumnsAndKeys() throws SQLException {
        statement.execute("create table orders (id int not null primary key, note varchar(20))");
        try (ResultSet tables =
                connection.getMetaData().getTables("TESTDB", "PUBLIC", "ORD%", new String[] {"TABLE"})) {
            assertThat(tables.next()).isTrue();
            assertThat(tables.getString("TABLE_NAME")).isEqualTo("ORDERS");
            assertThat(tables.next()).isFalse();
        }
        try (ResultSet columns = connection.getMetaData().getColumns("TESTDB", "PUBLIC", "ORDERS", "%")) {
            assertThat(columns.next()).isTrue();
            assertThat(columns.getString("COLUMN_NAME")).isEqualTo("ID");
            assertThat(columns.getString("IS_NULLABLE")).isEqualTo("NO");
            assertThat(columns.next()).isTrue();
            assertThat(columns.getInt("COLUMN_SIZE")).isEqualTo(20);
        }
        try (ResultSet keys = connection.getMetaData().getPrimaryKeys("TESTDB", "PUBLIC", "ORDERS")) {
            assertThat(keys.next()).isTrue();
            assertThat(keys.getString("COLUMN_NAME")).isEqualTo("ID");
        }
        try (ResultSet none = connection.getMetaData().getTables("TESTDB", "NOWHERE", "%", null)) {
            assertThat(none.next()).isFalse();
        }
    }

    @Test
    void filesGoToAStageAndBack(@TempDir Path directory) throws SQLException, IOException {
        Path file = Files.writeString(directory.resolve("rows.csv"), "1,a\n2,b\n");
        statement.execute("create stage landing");
        assertThat(texts("put file://" + file + " @landing/day1 auto_compress = false"))
                .contains("UPLOADED");
        assertThat(texts("list @landing")).anyMatch(name -> name.endsWith("day1/rows.csv"));
        Path back = Files.createDirectory(directory.resolve("back"));
        assertThat(texts("get @landing/day1 file://" + back)).contains("DOWNLOADED");
        try (Stream<Path> files = Files.walk(back)) {
            assertThat(files.filter(Files::isRegularFile)).singleElement().satisfies(copy -> assertThat(copy)
                    .hasSameTextualContentAs(file));
        }
    }

    @Test
    void timesAreBoundAndReadToTheSecond() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select ?")) {
            select.setTime(1, Time.valueOf("01:02:03"));
            try (ResultSet row = select.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(row.getTime(1)).isEqualTo(Time.valueOf("01:02:03"));
            }
        }
    }

    @Test
    void aBatchOfUpdatesRunsRowByRow() throws SQLException {
        statement.execute("create table t (a int, s varchar)");
        statement.execute("insert into t values (1, 'x'), (2, 'x'), (2, 'x')");
        try (PreparedStatement update = connection.prepareStatement("update t set s = ? where a = ?")) {
            for (int i = 0; i < 3; i++) {
                update.setString(1, "row " + i);
                update.setInt(2, i);
                update.addBatch();
            }
            assertThat(update.executeBatch()).containsExactly(0, 1, 2);
        }
    }

    @Test
    void bindsOfSeveralStatementsAreCountedThrough() throws SQLException {
        statement.execute("create table t (a int, s varchar)");
        try (PreparedStatement both =
                connection.prepareStatement("insert into t values (?, ?); update t set s = ? where a = ?")) {
            both.unwrap(SnowflakeStatement.class).setParameter("MULTI_STATEMENT_COUNT", 2);
            both.setInt(1, 1);
            both.setString(2, "first");
            both.setString(3, "second");
            both.setInt(4, 1);
            both.execute();
        }
        assertThat(texts("select s from t")).containsExactly("second");
    }

    @Test
    void aFailedStatementAmongSeveralLeavesThoseBeforeIt() throws SQLException {
        statement.execute("create table t (a int)");
        statement.unwrap(SnowflakeStatement.class).setParameter("MULTI_STATEMENT_COUNT", 0);
        assertThatThrownBy(() -> statement.execute("insert into t values (1); insert into nowhere values (2)"))
                .hasMessageContaining("failed on statement \"insert into nowhere values (2)\" (at line 1, position 26)")
                .hasMessageContaining("NOWHERE")
                .extracting(error -> ((SQLException) error).getErrorCode() + ((SQLException) error).getSQLState())
                .isEqualTo("100132P0000");
        assertThat(texts("select a from t")).containsExactly("1");
    }

    @Test
    void structuredValuesComeWithTheirTypesWhereTheSessionSaysSo() throws SQLException {
        statement.execute("alter session set ENABLE_STRUCTURED_TYPES_IN_CLIENT_RESPONSE = true");
        try (ResultSet rows = statement.executeQuery(
                "select [1, null]::array(int), {'k': 7}::map(varchar, int), {'s': 'x'}::object(s varchar)")) {
            assertThat(rows.next()).isTrue();
            assertThat((Object[]) rows.getArray(1).getArray()).containsExactly(1L, null);
            assertThat(rows.unwrap(SnowflakeResultSet.class).getMap(2, Integer.class))
                    .containsExactly(Map.entry("k", 7));
            assertThat(rows.getMetaData().getColumnType(3)).isEqualTo(Types.STRUCT);
        }
    }

    @Test
    void theLogTellsWhoRanWhat(FakeSnowflake fake) throws SQLException {
        statement.execute("alter session set query_tag = 'load 7'");
        statement.execute("select 1 as one");
        assertThat(fake.queryLog().matching("as one")).singleElement().satisfies(query -> {
            assertThat(query.client().user()).isEqualTo(fake.user());
            assertThat(query.client().queryTag()).isEqualTo("load 7");
            assertThat(query.client().database()).isEqualTo("TESTDB");
            assertThat(query.protocol()).isEqualTo(ExecutedQuery.Protocol.DRIVER);
            assertThat(query.outcome()).isEqualTo(ExecutedQuery.Outcome.SUCCEEDED);
            assertThat(query.rows()).isEqualTo(1);
            assertThat(query.answers()).isEqualTo(1);
            assertThat(query.requestId()).isNotEmpty();
        });
    }

    @Test
    void aStatementGivesNoMoreRowsThanItAskedFor() throws SQLException {
        statement.setMaxRows(2);
        assertThat(texts("select column1 from values (1), (2), (3)")).containsExactly("1", "2");
        statement.setMaxRows(0);
        assertThat(texts("select column1 from values (1), (2), (3)")).hasSize(3);
    }

    private List<String> texts(String sql) throws SQLException {
        return texts(statement, sql);
    }

    /** All cells, row after row. */
    private static List<String> texts(Statement statement, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    texts.add(rows.getString(i));
                }
            }
        }
        return texts;
    }

    @Test
    void escapesOfJdbcAreUnderstood() throws SQLException {
        assertThat(texts("select {fn ucase('x')} || {fn locate('b', 'ab')} || {fn length('a  ')}"))
                .containsExactly("X21");
        assertThat(texts("select {fn concat({fn lcase('A')}, 'b')}")).containsExactly("ab");
        assertThat(texts("select {fn timestampadd(SQL_TSI_DAY, 1, {d '2024-02-28'})}::date"))
                .containsExactly("2024-02-29");
        assertThat(
                        texts(
                                "select {fn timestampdiff(sql_tsi_hour, {ts '2024-01-01 00:00:00'}, {ts '2024-01-02 01:00:00'})}"))
                .containsExactly("25");
        assertThat(texts("select to_varchar({t '01:02:03'}) || {'d': 1}:d")).containsExactly("01:02:031");
        assertThatThrownBy(() -> texts("select {fn nope(1)}")).hasMessageContaining("NOPE");
        assertThatThrownBy(() -> texts("select {fn user()")).hasMessageContaining("syntax error");
    }

    @Test
    void aPlanMayBeAskedForInTheWordsOfOthers() throws SQLException {
        assertThat(texts("explain plan for select 1")).isNotEmpty();
    }
}
