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
 * A Scripting loop of 10,000 INSERTs in one block, beside the same INSERTs one by one over one connection in the same process. The count
 * is checked.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 5)
@Fork(
        value = 1,
        jvmArgsAppend = {FixedHeap.LEAST, FixedHeap.MOST, FixedHeap.TOUCHED})
public class ScriptLoop {
    private static final int STATEMENTS = 10_000;

    private FakeSnowflake fake;
    private Connection driver;

    @Setup(Level.Iteration)
    public void start() throws SQLException {
        fake = FakeSnowflake.start();
        driver = fake.connect();
        run("create table log (n int)");
    }

    @TearDown(Level.Iteration)
    public void stop() throws SQLException {
        driver.close();
        fake.close();
    }

    @Benchmark
    public int loop() throws SQLException {
        run("begin for i in 1 to " + STATEMENTS + " do insert into log values (:i); end for; end");
        return checked();
    }

    @Benchmark
    public int oneByOne() throws SQLException {
        for (int i = 1; i <= STATEMENTS; i++) {
            run("insert into log values (" + i + ")");
        }
        return checked();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = driver.createStatement()) {
            statement.execute(sql);
        }
    }

    private int checked() throws SQLException {
        try (Statement statement = driver.createStatement();
                ResultSet row = statement.executeQuery("select count(distinct n) from log")) {
            if (!row.next() || row.getInt(1) != STATEMENTS) {
                throw new IllegalStateException("Not all rows are there");
            }
            return row.getInt(1);
        }
    }
}
