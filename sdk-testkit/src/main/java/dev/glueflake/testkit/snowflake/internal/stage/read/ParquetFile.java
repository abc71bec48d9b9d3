package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.engine.Engine;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.engine.UnreadableFileException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Literals;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A copy of a staged Parquet file where the engine can read it; the file itself may change or go meanwhile. Closing removes it. */
final class ParquetFile implements AutoCloseable {
    /** What {@link ParquetNode#tree} reads. */
    static final List<String> SCHEMA = List.of(
            "name",
            "type",
            "repetition_type",
            "CAST(coalesce(num_children, 0) AS VARCHAR)",
            "converted_type",
            "logical_type",
            "duckdb_type");

    private final Engine engine;
    private final Cancellation cancellation;
    private final Path copy;

    ParquetFile(Session session, Cancellation cancellation, StageFiles files, StagedFile file) {
        this.engine = session.account().engine();
        this.cancellation = cancellation;
        this.copy = session.account().directory().resolve("reading").resolve(engine.newName("f") + ".parquet");
        try (InputStream in = files.open(file.name())) {
            Files.createDirectories(copy.getParent());
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ParquetNode schema() throws UnreadableFileException {
        String select = "SELECT " + String.join(", ", SCHEMA) + " FROM parquet_schema(" + path() + ")";
        try (StagedRows rows = engine.stageFile(select, SCHEMA.size(), cancellation)) {
            return ParquetNode.tree(texts("SELECT * FROM " + rows.name() + " ORDER BY rowid", SCHEMA.size()));
        }
    }

    /** The file as DuckDB's FROM takes it. */
    String source() {
        return "read_parquet(" + path() + ", hive_partitioning = false)";
    }

    /** The rows that a SELECT over {@link #source()} gives, in the file's order. */
    StagedRows stage(String select, int columns) throws UnreadableFileException {
        return engine.stageFile(select, columns, cancellation);
    }

    /** Rows of texts. */
    List<@Nullable Object[]> texts(String select, int columns) {
        List<ResultColumn> results =
                new ArrayList<>(Collections.nCopies(columns, ResultColumn.of("C", SqlTypes.VARCHAR)));
        return engine.query(new DuckQuery(select, results), cancellation);
    }

    /** A name as DuckDB takes it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private String path() {
        return Literals.text(copy.toString());
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
