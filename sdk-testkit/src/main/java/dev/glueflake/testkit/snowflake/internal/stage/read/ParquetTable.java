package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.engine.UnreadableFileException;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Parquet file whose values the engine reads as values, without JSON in between. To be closed. */
public final class ParquetTable implements AutoCloseable {
    private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\(([0-9]+),([0-9]+)\\)");
    private static final Map<String, Integer> INTEGER_DIGITS = Map.of(
            "TINYINT",
            3,
            "SMALLINT",
            5,
            "INTEGER",
            10,
            "BIGINT",
            19,
            "UTINYINT",
            3,
            "USMALLINT",
            5,
            "UINTEGER",
            10,
            "UBIGINT",
            20);

    private final ParquetFile file;
    private final ParquetLeaves leaves;

    public ParquetTable(
            Session session, Cancellation cancellation, StageFiles files, StagedFile file, FileType.Parquet format) {
        this.file = new ParquetFile(session, cancellation, files, file);
        this.leaves = new ParquetLeaves(format);
    }

    /**
     * A column.
     *
     * @param type null where its values need a closer look
     * @param value DuckDB's expression of the value in the physical form of the type
     */
    public record TableColumn(String name, @Nullable SqlType type, String value) {}

    /** The columns in the file's order. */
    public List<TableColumn> columns() throws UnreadableFileException {
        List<TableColumn> columns = new ArrayList<>();
        List<ParquetNode> nodes = file.schema().children();
        ParquetJson.checkNames(nodes);
        nodes.forEach(node -> columns.add(column(node)));
        return columns;
    }

    public long rows() throws UnreadableFileException {
        return file.rows();
    }

    /** Files of the same columns as FROM takes them, with row numbers from 0 as {@code file_row_number}. */
    public static String source(List<ParquetTable> tables) {
        return ParquetFile.source(tables.stream().map(table -> table.file).toList(), ", file_row_number = true");
    }

    private TableColumn column(ParquetNode node) {
        String name = ParquetFile.quoted(node.name());
        SqlType type = node.isGroup() || node.repeated() ? null : type(node);
        boolean moment = type instanceof SqlType.Timestamp;
        boolean real = type instanceof SqlType.Real;
        String value = moment
                ? "CAST(epoch_us(" + name + ") AS HUGEINT) * 1000"
                : real ? "CAST(" + name + " AS DOUBLE)" : name;
        return new TableColumn(node.name(), type, value);
    }

    private @Nullable SqlType type(ParquetNode node) {
        String type = node.engineType();
        Integer digits = INTEGER_DIGITS.get(type);
        Matcher decimal = DECIMAL.matcher(type);
        if (digits != null || decimal.matches()) {
            return digits != null
                    ? new SqlType.Numeric(digits, 0)
                    : new SqlType.Numeric(Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)));
        }
        return switch (type) {
            case "BOOLEAN" -> SqlTypes.BOOLEAN;
            case "FLOAT", "DOUBLE" -> SqlTypes.REAL;
            case "VARCHAR" -> SqlTypes.VARCHAR;
            case "DATE" -> SqlTypes.DATE;
            case "TIMESTAMP" -> leaves.isStoredTimestamp(node) ? null : SqlTypes.TIMESTAMP_NTZ;
            default -> null;
        };
    }

    @Override
    public void close() {
        file.close();
    }
}
