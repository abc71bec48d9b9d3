package dev.glueflake.samples.benchmarks;

import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.sql.Connection;
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
 * Eight connections of one account at the same time, each with statements of its own, beside one connection alone: how much more is
 * done per second. Run it with {@code -t 1} and with {@code -t 8}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(
        value = 1,
        jvmArgsAppend = {FixedHeap.LEAST, FixedHeap.MOST, FixedHeap.TOUCHED})
public class ParallelConnections {
    private Connection driver;

    /** The account that all of them share. */
    @State(Scope.Benchmark)
    public static class Shared {
        private FakeSnowflake fake;

        @Setup
        public void start() {
            fake = FakeSnowflake.start();
        }

        @TearDown
        public void stop() {
            fake.close();
        }
    }

    @Setup
    public void connect(Shared shared) throws SQLException {
        driver = shared.fake.connect();
        try (Statement statement = driver.createStatement()) {
            statement.execute("create temporary table points (id int, name varchar)");
            statement.execute("insert into points values (1, 'one'), (2, 'two'), (3, 'three')");
        }
    }

    @TearDown
    public void close() throws SQLException {
        driver.close();
    }

    @Benchmark
    public int selectRow() throws SQLException {
        try (Statement statement = driver.createStatement();
                ResultSet row = statement.executeQuery("select id from points where name = 'two'")) {
            if (!row.next() || row.getInt(1) != 2) {
                throw new IllegalStateException("Wrong answer");
            }
            return row.getInt(1);
        }
    }
}
