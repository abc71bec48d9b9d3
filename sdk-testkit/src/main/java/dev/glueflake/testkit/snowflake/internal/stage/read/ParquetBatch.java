package dev.glueflake.testkit.snowflake.internal.stage.read;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.engine.Engine;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.engine.UnreadableFileException;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Literals;
import dev.glueflake.testkit.snowflake.internal.stage.file.StageFiles;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Many Parquet files at once: files of one schema in one scan of the engine, straight into a table of (file, row number, JSON text).
 * What is not read this way, because a file is damaged or a value needs a closer look, is for {@link StagedRecords} one by one.
 */
public final class ParquetBatch {
    private static final int MOST_FILES = 500;
    private static final long SMALL_FILE = 64 * 1024;
    /** A decimal that a VARIANT may not keep exactly. */
    private static final Pattern LONG_DECIMAL = Pattern.compile("DECIMAL\\((1[6-9]|[23][0-9]),[1-9].*");

    private final Session session;
    private final Engine engine;
    private final Cancellation cancellation;
    private final StageFiles files;
    private final FileType.Parquet format;

    public ParquetBatch(Session session, Cancellation cancellation, StageFiles files, FileType.Parquet format) {
        this.session = session;
        this.engine = session.account().engine();
        this.cancellation = cancellation;
        this.files = files;
        this.format = format;
    }

    /** Appends the rows of the files, given by the number that stands for each; the numbers of those that were read. */
    public Set<Long> append(Map<Long, StagedFile> wanted, StagedRows to) {
        List<Map<Long, StagedFile>> batches = new ArrayList<>();
        List<Long> ids = new ArrayList<>(wanted.keySet());
        for (int from = 0; from < ids.size(); from += MOST_FILES) {
            Map<Long, StagedFile> some = new LinkedHashMap<>();
            ids.subList(from, Math.min(from + MOST_FILES, ids.size())).forEach(id -> some.put(id, wanted.get(id)));
            batches.add(some);
        }
        Set<Long> read = ConcurrentHashMap.newKeySet();
        engine.workers().forEach(batches, some -> read.addAll(appendSome(some, to)));
        return read;
    }

    private Set<Long> appendSome(Map<Long, StagedFile> wanted, StagedRows to) {
        Path directory = session.account().directory().resolve("reading").resolve(engine.newName("b"));
        try {
            Files.createDirectories(directory);
            place(wanted, directory);
            return scan(directory, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            remove(directory);
        }
    }

    private void place(Map<Long, StagedFile> wanted, Path directory) throws IOException {
        for (Map.Entry<Long, StagedFile> each : wanted.entrySet()) {
            cancellation.check();
            try {
                files.readAt(
                        directory.resolve(each.getKey() + ".parquet"),
                        each.getValue().name());
            } catch (SnowflakeException gone) {
                cancellation.check();
            }
        }
    }

    private Set<Long> scan(Path directory, StagedRows to) throws IOException {
        Set<Long> read = new HashSet<>();
        try {
            for (Map.Entry<List<List<String>>, List<String>> group :
                    schemas(directory).entrySet()) {
                if (scan(group.getKey(), group.getValue(), to)) {
                    group.getValue().forEach(path -> read.add(id(path)));
                }
            }
        } catch (UnreadableFileException oneOfThem) {
            // Which one it is turns out when they are read one by one.
        }
        return read;
    }

    private static Long id(String path) {
        String name = String.valueOf(Path.of(path).getFileName());
        return Long.valueOf(name.substring(0, name.indexOf('.')));
    }

    /** Paths by the schema of the files there. */
    private Map<List<List<String>>, List<String>> schemas(Path directory) throws IOException, UnreadableFileException {
        List<String> paths = paths(directory);
        if (paths.isEmpty()) {
            return Map.of();
        }
        String select = "SELECT file_name, " + String.join(", ", ParquetFile.SCHEMA) + " FROM parquet_schema("
                + list(paths) + ") ORDER BY file_name, column_id";
        int width = ParquetFile.SCHEMA.size() + 1;
        Map<String, List<List<String>>> byFile = new TreeMap<>();
        for (@Nullable Object[] row : engine.queryFile(texts(select, width), cancellation)) {
            byFile.computeIfAbsent(String.valueOf(row[0]), path -> new ArrayList<>())
                    .add(Arrays.stream(row)
                            .skip(1)
                            .map(cell -> cell == null ? "" : cell.toString())
                            .toList());
        }
        Map<List<List<String>>, List<String>> bySchema = new LinkedHashMap<>();
        byFile.forEach((path, schema) ->
                bySchema.computeIfAbsent(schema, key -> new ArrayList<>()).add(path));
        return bySchema;
    }

    private static List<String> paths(Path directory) throws IOException {
        try (Stream<Path> found = Files.list(directory)) {
            return found.map(Path::toString).toList();
        }
    }

    private boolean scan(List<List<String>> schema, List<String> paths, StagedRows to)
            throws IOException, UnreadableFileException {
        List<@Nullable Object[]> rows = new ArrayList<>();
        schema.forEach(row -> rows.add(row.toArray(new @Nullable Object[0])));
        List<ParquetNode> columns = ParquetNode.tree(rows).children();
        if (columns.stream().anyMatch(ParquetBatch::needsCare)) {
            return false;
        }
        ParquetJson.checkNames(columns);
        ParquetJson json = new ParquetJson(format);
        Map<String, String> fields = new TreeMap<>();
        columns.forEach(column -> fields.put(column.name(), json.column(column)));
        String text = fields.entrySet().stream()
                .map(field -> Literals.text(JsonText.quoted(field.getKey()) + ":") + " || " + field.getValue())
                .collect(joining(" || ',' || ", "'{' || ", " || '}'"));
        engine.appendFile(
                to,
                "SELECT CAST(parse_filename(filename, true) AS DECIMAL(18,0)), CAST(file_row_number + 1 AS"
                        + " DECIMAL(18,0)), CAST(" + text + " AS JSON) FROM read_parquet(" + list(paths)
                        + ", filename = true, file_row_number = true, hive_partitioning = false)" + order(paths),
                cancellation);
        return true;
    }

    /** Storing the rows of each small file by themselves takes longer than reading them; sorting gathers them first. */
    private static String order(List<String> paths) throws IOException {
        long bytes = 0;
        for (String path : paths) {
            bytes += Files.size(Path.of(path));
        }
        return bytes / paths.size() < SMALL_FILE ? " ORDER BY 1, 2" : "";
    }

    /** Names that the scan gives to columns of its own, and numbers that {@link JsonText#stored} must see. */
    private static boolean needsCare(ParquetNode node) {
        return node.name().equalsIgnoreCase("filename")
                || node.name().equalsIgnoreCase("file_row_number")
                || LONG_DECIMAL.matcher(node.engineType()).matches()
                || node.children().stream().anyMatch(ParquetBatch::needsCare);
    }

    private static String list(List<String> paths) {
        return paths.stream().map(Literals::text).collect(joining(", ", "[", "]"));
    }

    private static DuckQuery texts(String select, int columns) {
        return new DuckQuery(select, Collections.nCopies(columns, ResultColumn.of("C", SqlTypes.VARCHAR)));
    }

    private static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
