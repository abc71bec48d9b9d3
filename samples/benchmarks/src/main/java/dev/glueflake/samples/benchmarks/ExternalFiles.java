package dev.glueflake.samples.benchmarks;

import dev.glueflake.testkit.snowflake.FakeSnowflake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * An external table over 1,000 small Parquet files through snowflake-jdbc and the fake: a refresh that finds all of them new and
 * the first query, beside DuckDB reading the same list. The sum is checked.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 7)
@Fork(
        value = 1,
        jvmArgsAppend = {FixedHeap.LEAST, FixedHeap.MOST, FixedHeap.TOUCHED})
public class ExternalFiles {
    private static final int FILES = 1_000;
    private static final int ROWS = 20;

    private Path directory;
    private FakeSnowflake fake;
    private Connection driver;
    private Connection duckdb;

    @Setup
    public void start() throws SQLException, IOException {
        directory = Files.createTempDirectory("benchmark");
        fake = FakeSnowflake.builder().bucket("lake", directory).start();
        driver = fake.connect();
        run(driver, "create stage lake url = 's3://lake/'");
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        for (int i = 0; i < FILES; i++) {
            run(
                    duckdb,
                    "copy (select " + i + " * " + ROWS + " + range as id, 'name ' || range as name from range(" + ROWS
                            + ")) to '" + directory + "/" + i + ".parquet' (format parquet)");
        }
    }

    @Setup(Level.Invocation)
    public void table() throws SQLException {
        run(
                driver,
                "create or replace external table files (id int as (value:id::int)) location = @lake"
                        + " file_format = (type = parquet) auto_refresh = false refresh_on_create = false");
    }

    @TearDown
    public void stop() throws SQLException, IOException {
        driver.close();
        duckdb.close();
        fake.close();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Benchmark
    public long refreshAndQueryThroughTheDriver() throws SQLException {
        run(driver, "alter external table files refresh");
        return checked(driver, "select sum(id) from files");
    }

    @Benchmark
    public long queryInDuckDb() throws SQLException {
        return checked(duckdb, "select sum(id) from read_parquet('" + directory + "/*.parquet')");
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long checked(Connection connection, String sql) throws SQLException {
        long rows = (long) FILES * ROWS;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next() || row.getLong(1) != rows * (rows - 1) / 2) {
                throw new IllegalStateException("Wrong answer to " + sql);
            }
            return row.getLong(1);
        }
    }
}
