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
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A copy of a staged Parquet file where the engine can read it. Closing removes it. */
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

    private static final SqlType COUNT = new SqlType.Numeric(18, 0);

    private final Engine engine;
    private final Cancellation cancellation;
    private final FileCopy copy;

    ParquetFile(Session session, Cancellation cancellation, StageFiles files, StagedFile file) {
        this.engine = session.account().engine();
        this.cancellation = cancellation;
        this.copy = new FileCopy(session, files, file, ".parquet");
    }

    ParquetNode schema() throws UnreadableFileException {
        String select = "SELECT " + String.join(", ", SCHEMA) + " FROM parquet_schema(" + path() + ")";
        return ParquetNode.tree(engine.queryFile(texts(select, SCHEMA.size()), cancellation));
    }

    long rows() throws UnreadableFileException {
        DuckQuery count =
                new DuckQuery("SELECT count(*)::DECIMAL(18,0) FROM " + source(), List.of(ResultColumn.of("N", COUNT)));
        Object found = engine.queryFile(count, cancellation).get(0)[0];
        return found instanceof BigDecimal rows ? rows.longValueExact() : 0;
    }

    /** The file as DuckDB's FROM takes it. */
    String source() {
        return source(List.of(this), "");
    }

    /** Files of the same columns. */
    static String source(List<ParquetFile> files, String options) {
        String paths = files.stream().map(ParquetFile::path).collect(Collectors.joining(", ", "[", "]"));
        return "read_parquet(" + paths + options + ", hive_partitioning = false)";
    }

    /** The rows that a SELECT over {@link #source()} gives, in the file's order. */
    StagedRows stage(String select, int columns) throws UnreadableFileException {
        return engine.stageFile(select, columns, cancellation);
    }

    /** Rows of texts of what was staged. */
    List<@Nullable Object[]> stagedTexts(String select, int columns) {
        return engine.query(texts(select, columns), cancellation);
    }

    private static DuckQuery texts(String select, int columns) {
        return new DuckQuery(select, Collections.nCopies(columns, ResultColumn.of("C", SqlTypes.VARCHAR)));
    }

    /** A name as DuckDB takes it. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private String path() {
        return Literals.text(copy.path().toString());
    }

    @Override
    public void close() {
        copy.close();
    }
}
