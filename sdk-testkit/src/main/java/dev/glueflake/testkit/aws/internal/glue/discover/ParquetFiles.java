package dev.glueflake.testkit.aws.internal.glue.discover;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the footers of Parquet files by a DuckDB of its own, opened at the first file. Serves one crawl. */
final class ParquetFiles implements AutoCloseable {
    private @Nullable Connection duck;

    FileSchema schema(InputStream in) throws IOException {
        Path copy = Files.createTempFile("glueflake-crawl", ".parquet");
        try {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return schema("'" + copy.toString().replace("'", "''") + "'");
        } catch (SQLException e) {
            throw new IOException("not a readable Parquet file", e);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private FileSchema schema(String path) throws SQLException {
        try (Statement statement = connection().createStatement()) {
            List<Column> columns = new ArrayList<>();
            try (ResultSet described = statement.executeQuery(
                    "DESCRIBE SELECT * FROM read_parquet(" + path + ", hive_partitioning = false)")) {
                while (described.next()) {
                    columns.add(new Column(
                            described.getString("column_name").toLowerCase(Locale.ROOT),
                            DuckTypes.hive(described.getString("column_type"))));
                }
            }
            return new FileSchema("parquet", columns, Map.of(), "none", records(statement, path));
        }
    }

    private static long records(Statement statement, String path) throws SQLException {
        try (ResultSet count =
                statement.executeQuery("SELECT sum(num_rows)::BIGINT FROM parquet_file_metadata(" + path + ")")) {
            return count.next() ? count.getLong(1) : 0;
        }
    }

    private Connection connection() throws SQLException {
        Connection known = duck;
        if (known == null) {
            known = DriverManager.getConnection("jdbc:duckdb:");
            duck = known;
        }
        return known;
    }

    @Override
    public void close() {
        try {
            if (duck != null) {
                duck.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot close the crawler's DuckDB", e);
        }
    }
}
