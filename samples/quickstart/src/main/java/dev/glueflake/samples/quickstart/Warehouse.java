package dev.glueflake.samples.quickstart;

import dev.glueflake.core.S3Location;
import dev.glueflake.testkit.glue.JobBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What would be a Spark job: writes the day's shipments as Parquet in folders {@code day=…}, and the shipping rates as CSV in
 * plain folders. {@code --orders} is the highest order number, {@code --carrier} adds a day of shipments with one column more.
 */
final class Warehouse implements JobBody {
    private static final String SHIPMENTS = """
            COPY (SELECT id AS order_id, 'v-' || CAST((id // 7) %% 20 AS VARCHAR) AS vehicle, CAST((id %% 50) / 10 AS DECIMAL(6,2)) AS weight,
                         DATE '2026-01-01' + CAST((id // 7) %% 5 AS INTEGER) AS day
                  FROM range(7, %d + 1, 7) AS t(id))
            TO '%s' (FORMAT parquet, PARTITION_BY (day))""";
    private static final String WITH_CARRIER = """
            COPY (SELECT CAST(-1 AS BIGINT) AS order_id, 'v-0' AS vehicle, CAST(1 AS DECIMAL(6,2)) AS weight,
                         'by bike' AS carrier, DATE '2026-01-06' AS day)
            TO '%s' (FORMAT parquet, PARTITION_BY (day))""";
    private static final String RATES = "country,cents\nDE,120\nFR,150\nPL,90\nSE,210\nPT,170\n";

    private final S3Client s3;
    private final S3Location lake;

    Warehouse(S3Client s3, S3Location lake) {
        this.s3 = s3;
        this.lake = lake;
    }

    @Override
    public void run(Map<String, String> arguments) throws IOException, SQLException {
        if (arguments.containsKey("--carrier")) {
            write(WITH_CARRIER::formatted);
            return;
        }
        long orders = Long.parseLong(arguments.get("--orders"));
        write(directory -> SHIPMENTS.formatted(orders, directory));
        put("rates/2026/01/rates.csv", RequestBody.fromString(RATES));
    }

    private interface Copy {
        String to(Path directory);
    }

    private void write(Copy copy) throws IOException, SQLException {
        Path directory = Files.createTempDirectory("shipments");
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(copy.to(directory.resolve("shipments")));
            for (Path file :
                    tree(directory).stream().filter(Files::isRegularFile).toList()) {
                put(directory.relativize(file).toString().replace('\\', '/'), RequestBody.fromFile(file));
            }
        } finally {
            tree(directory).stream().sorted(Comparator.reverseOrder()).forEach(Warehouse::delete);
        }
    }

    private void put(String key, RequestBody body) {
        s3.putObject(
                request -> request.bucket(lake.bucket()).key(lake.resolve(key).key()), body);
    }

    private static List<Path> tree(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.toList();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
