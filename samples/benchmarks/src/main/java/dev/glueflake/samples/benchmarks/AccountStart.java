package dev.glueflake.samples.benchmarks;

import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.sql.Connection;
import java.sql.SQLException;
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

/** What a test pays for an account of its own, and for a connection, once the JVM is warm. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class AccountStart {
    private FakeSnowflake fake;

    @Setup
    public void start() {
        fake = FakeSnowflake.start();
    }

    @TearDown
    public void stop() {
        fake.close();
    }

    /** A server with an isolated account, from nothing to ready, and its end. */
    @Benchmark
    public String newAccount() {
        try (FakeSnowflake other = FakeSnowflake.start()) {
            return other.jdbcUrl();
        }
    }

    /** The account emptied, as between two tests of a class. */
    @Benchmark
    public FakeSnowflake reset() {
        fake.reset();
        return fake;
    }

    /** The driver's login and its end. */
    @Benchmark
    public boolean connectAndClose() throws SQLException {
        try (Connection connection = fake.connect()) {
            return connection.isClosed();
        }
    }
}
