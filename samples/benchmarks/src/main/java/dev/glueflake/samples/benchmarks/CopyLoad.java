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
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * COPY of 100,000 rows of CSV and of Parquet into a new table through snowflake-jdbc and the fake, beside DuckDB's own readers filling
 * the same table. Counts and sums are checked. Small statements run before, so that the JVM has compiled what each statement goes
 * through: a time is that of the load. The tables have no time travel: on both sides the memory of a replaced table serves the next one,
 * as fresh pages can cost more than the rows in them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(
        value = 1,
        jvmArgsAppend = {FixedHeap.LEAST, FixedHeap.MOST, FixedHeap.TOUCHED})
public class CopyLoad {
    private static final int ROWS = 100_000;
    private static final int SMALL_STATEMENTS = 3_000;

    @Param({"csv", "parquet"})
    public String format;

    private Path directory;
    private FakeSnowflake fake;
    private Connection driver;
    private Connection duckdb;

    @Setup
    public void start() throws SQLException, IOException {
        directory = Files.createTempDirectory("benchmark");
        fake = FakeSnowflake.start();
        driver = fake.connect();
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        run(
                duckdb,
                "copy (select range::decimal(18,0) as id, 'name ' || range as name, (range % 1000003 / 100)::decimal(12,2) as amount,"
                        + " timestamp '2026-01-01' + interval (range) second as ts, range % 2 = 0 as flag from range("
                        + ROWS
                        + ")) to '" + file() + "' (format " + format
                        + (format.equals("csv") ? ", header false)" : ")"));
        run(driver, "create stage files");
        run(driver, "put file://" + file() + " @files auto_compress = false");
        for (int i = 0; i < SMALL_STATEMENTS; i++) {
            run(driver, "select count(*), sum(column1) from (values (" + i + "))");
        }
    }

    private Path file() {
        return directory.resolve("rows." + format);
    }

    @Setup(Level.Invocation)
    public void empty() throws SQLException {
        run(
                driver,
                "create or replace table t (id number(18,0), name varchar, amount number(12,2), ts timestamp_ntz,"
                        + " flag boolean) data_retention_time_in_days = 0");
        run(
                duckdb,
                "create or replace table t (id decimal(18,0), name varchar, amount decimal(12,2), ts timestamp,"
                        + " flag boolean)");
    }

    @TearDown
    public void stop() throws SQLException, IOException {
        driver.close();
        duckdb.close();
        fake.close();
        Files.delete(file());
        Files.delete(directory);
    }

    @Benchmark
    public long copyThroughTheDriver() throws SQLException {
        run(
                driver,
                format.equals("csv")
                        ? "copy into t from @files file_format = (type = csv) force = true"
                        : "copy into t from @files file_format = (type = parquet use_logical_type = true)"
                                + " match_by_column_name = case_insensitive force = true");
        return checked(driver);
    }

    @Benchmark
    public long readInDuckDb() throws SQLException {
        run(
                duckdb,
                format.equals("csv")
                        ? "insert into t select * from read_csv('" + file()
                                + "', header = false, columns = {'id': 'decimal(18,0)',"
                                + " 'name': 'varchar', 'amount': 'decimal(12,2)', 'ts': 'timestamp', 'flag': 'boolean'})"
                        : "insert into t select * from read_parquet('" + file() + "')");
        return checked(duckdb);
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long checked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*), sum(id) from t")) {
            if (!row.next() || row.getLong(1) != ROWS || row.getLong(2) != ROWS * (ROWS - 1L) / 2) {
                throw new IllegalStateException("Not all rows are there");
            }
            return row.getLong(1);
        }
    }
}
