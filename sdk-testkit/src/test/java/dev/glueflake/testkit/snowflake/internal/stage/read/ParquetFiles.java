package dev.glueflake.testkit.snowflake.internal.stage.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Parquet files as another DuckDB writes them. */
public final class ParquetFiles {
    private ParquetFiles() {}

    public static byte[] of(String select) {
        return of(select, "FORMAT parquet");
    }

    public static byte[] of(String select, String options) {
        try {
            Path file = Files.createTempFile("written", ".parquet");
            try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                    Statement statement = duck.createStatement()) {
                statement.execute("COPY (" + select + ") TO '" + file + "' (" + options + ")");
                return Files.readAllBytes(file);
            } finally {
                Files.delete(file);
            }
        } catch (SQLException e) {
            throw new IllegalArgumentException(select, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
