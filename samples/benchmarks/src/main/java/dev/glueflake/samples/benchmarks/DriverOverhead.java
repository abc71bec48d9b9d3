package dev.glueflake.samples.benchmarks;

import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the fake costs over its engine: the same statement through snowflake-jdbc, and in DuckDB in this process, which is
 * the peer and the physical limit. The answer is checked on every call.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 6)
@Measurement(iterations = 3, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {FixedHeap.LEAST, FixedHeap.MOST, FixedHeap.TOUCHED})
public class DriverOverhead {
    private FakeSnowflake fake;
    private Connection driver;
    private Connection duckdb;

    @Setup
    public void start() throws SQLException {
        fake = FakeSnowflake.start();
        driver = fake.connect();
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        for (Connection connection : new Connection[] {driver, duckdb}) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table points (id int, name varchar)");
                statement.execute("insert into points values (1, 'one'), (2, 'two'), (3, 'three')");
            }
        }
    }

    @TearDown
    public void stop() throws SQLException {
        driver.close();
        duckdb.close();
        fake.close();
    }

    @Benchmark
    public int selectOneThroughTheDriver() throws SQLException {
        return read(driver, "select 1", 1);
    }

    @Benchmark
    public int selectOneInDuckDb() throws SQLException {
        return read(duckdb, "select 1", 1);
    }

    @Benchmark
    public int selectRowThroughTheDriver() throws SQLException {
        return read(driver, "select id from points where name = 'two'", 2);
    }

    @Benchmark
    public int selectRowInDuckDb() throws SQLException {
        return read(duckdb, "select id from points where name = 'two'", 2);
    }

    private static int read(Connection connection, String sql, int expected) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next() || row.getInt(1) != expected || row.next()) {
                throw new IllegalStateException("Wrong answer to " + sql);
            }
            return expected;
        }
    }
}
