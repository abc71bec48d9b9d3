package dev.glueflake.samples.benchmarks;

import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What writing costs over the engine: an INSERT and a MERGE through snowflake-jdbc and the fake, and the same statements in
 * DuckDB in this process. Every count is checked.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 6)
@Measurement(iterations = 3, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {FixedHeap.LEAST, FixedHeap.MOST, FixedHeap.TOUCHED})
public class WriteOverhead {
    private static final String INSERT = "insert into log values (1, 'one')";
    private static final String MERGE = "merge into points t using (select 2 as id, 'zwei' as name) s on t.id = s.id"
            + " when matched then update set name = s.name when not matched then insert (id, name) values (s.id, s.name)";

    private FakeSnowflake fake;
    private Connection driver;
    private Connection duckdb;

    @Setup(Level.Iteration)
    public void start() throws SQLException {
        fake = FakeSnowflake.start();
        driver = fake.connect();
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        for (Connection connection : new Connection[] {driver, duckdb}) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("create table log (id int, name varchar)");
                statement.execute("create table points (id int, name varchar)");
                statement.execute("insert into points values (1, 'one'), (2, 'two'), (3, 'three')");
            }
        }
    }

    @TearDown(Level.Iteration)
    public void stop() throws SQLException {
        driver.close();
        duckdb.close();
        fake.close();
    }

    @Benchmark
    public int insertThroughTheDriver() throws SQLException {
        return write(driver, INSERT);
    }

    @Benchmark
    public int insertInDuckDb() throws SQLException {
        return write(duckdb, INSERT);
    }

    @Benchmark
    public int mergeThroughTheDriver() throws SQLException {
        return write(driver, MERGE);
    }

    @Benchmark
    public int mergeInDuckDb() throws SQLException {
        return write(duckdb, MERGE);
    }

    private static int write(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int count = statement.executeUpdate(sql);
            if (count != 1) {
                throw new IllegalStateException(count + " rows instead of 1 by " + sql);
            }
            return count;
        }
    }
}
