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
 * A result of a million rows read through snowflake-jdbc in a JVM whose heap is far smaller than the rows: it has to stream. Every row
 * is counted, the sum is checked.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx320m")
public class LargeResult {
    private static final long ROWS = 1_000_000;

    private FakeSnowflake fake;
    private Connection driver;

    @Setup
    public void start() throws SQLException {
        fake = FakeSnowflake.start();
        driver = fake.connect();
    }

    @TearDown
    public void stop() throws SQLException {
        driver.close();
        fake.close();
    }

    @Benchmark
    public long readThroughTheDriver() throws SQLException {
        long count = 0;
        long sum = 0;
        try (Statement statement = driver.createStatement();
                ResultSet rows = statement.executeQuery("select seq8() n, 'some text of row ' || n, md5(n), n / 3"
                        + " from table(generator(rowcount => " + ROWS + "))")) {
            while (rows.next()) {
                count++;
                sum += rows.getLong(1);
            }
        }
        if (count != ROWS || sum != ROWS * (ROWS - 1) / 2) {
            throw new IllegalStateException(count + " rows with the sum " + sum);
        }
        return sum;
    }
}
