package dev.glueflake.testkit.snowflake.internal.stage.unload;

import dev.glueflake.testkit.snowflake.internal.engine.Engine;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.result.StatementKind;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.StreamConsumption;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CopyIntoLocation;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CopySource;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Literals;
import dev.glueflake.testkit.snowflake.internal.stage.FormatChoice;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.StageResolver;
import dev.glueflake.testkit.snowflake.internal.stage.file.Compressing;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** COPY INTO a location. */
public final class UnloadCommand {
    /** What one row answers about the whole of it. */
    public static final List<ResultColumn> SUMMARY = List.of(
            ResultColumn.of("rows_unloaded", SqlTypes.INTEGER),
            ResultColumn.of("input_bytes", SqlTypes.INTEGER),
            ResultColumn.of("output_bytes", SqlTypes.INTEGER));

    private static final List<ResultColumn> FILES = List.of(
            ResultColumn.of("FILE_NAME", SqlTypes.VARCHAR),
            ResultColumn.of("FILE_SIZE", SqlTypes.INTEGER),
            ResultColumn.of("ROW_COUNT", SqlTypes.INTEGER));

    private final Session session;
    private final ExecutionScope scope;
    private final Engine engine;

    public UnloadCommand(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
        this.engine = session.account().engine();
    }

    public StatementResult execute(CopyIntoLocation copy) {
        UnloadOptions options = UnloadOptions.parse(copy.options(), copy.partitionBy() != null, session);
        StageLocation location = location(copy.target(), options);
        FormatSettings format = format(location, options);
        try (StreamConsumption reads = session.consume(scope)) {
            Binder binder = new Binder(reads.relations(), session.environment(scope));
            UnloadQuery query = new UnloadQuery(binder, copy.query(), format);
            if (options.returnRows()) {
                DuckQuery plain = query.plain();
                List<@Nullable Object[]> rows = engine.query(plain, scope.cancellation());
                return new StatementResult(StatementKind.SELECT, plain.columns(), rows, 0);
            }
            StatementResult result = unload(copy, options, location, format, query);
            reads.complete();
            return result;
        }
    }

    private StageLocation location(CopySource target, UnloadOptions options) {
        StageResolver resolver = new StageResolver(session);
        return target instanceof CopySource.Stage stage
                ? resolver.forWriting(stage.stage())
                : resolver.resolve(
                        ((CopySource.Location) target).url(),
                        options.credentials().orElse(null));
    }

    private FormatSettings format(StageLocation location, UnloadOptions options) {
        FormatChoice ofStage = location.format();
        FormatSettings format = options.format()
                .map(choice -> choice.resolve(session))
                .orElseGet(() -> ofStage == null ? FormatSettings.CSV : ofStage.resolve(session));
        if (format.type() instanceof FileType.Avro || format.type() instanceof FileType.Orc) {
            throw Errors.compilation(
                    "001008",
                    "22023",
                    "invalid file format type '" + format.type().name() + "' for unloading.");
        }
        return format;
    }

    private StatementResult unload(
            CopyIntoLocation copy,
            UnloadOptions options,
            StageLocation location,
            FormatSettings format,
            UnloadQuery query) {
        List<ResultColumn> columns = query.plain().columns();
        DuckQuery formatted = query.formatted(columns, copy.partitionBy());
        UnloadNames names = new UnloadNames(location, options, scope.queryId(), extension(format, options));
        Path directory = temporary();
        try {
            boolean partitioned = copy.partitionBy() != null;
            List<UnloadedFile> files = format.type() instanceof FileType.Parquet
                    ? parquet(
                            formatted, new ParquetFiles(engine, scope, directory, options, columns), partitioned, names)
                    : text(formatted, texts(directory, format, options, columns), partitioned, names);
            put(files, location, options.overwrite());
            return options.detailed() ? detailed(files, location) : summary(files);
        } finally {
            remove(directory);
        }
    }

    private static String extension(FormatSettings format, UnloadOptions options) {
        if (options.extension().isPresent()) {
            return "." + options.extension().get();
        }
        if (format.type() instanceof FileType.Parquet) {
            return options.snappy() ? ".snappy.parquet" : ".parquet";
        }
        return (format.isCsv() ? ".csv" : ".json") + Compressing.extension(format.compression());
    }

    private static TextFiles texts(
            Path directory, FormatSettings format, UnloadOptions options, List<ResultColumn> columns) {
        long size = options.single() ? Long.MAX_VALUE : options.maxFileSize();
        if (!format.isCsv()) {
            return new TextFiles(directory, format.compression(), size, "", row -> row[0] + "\n");
        }
        CsvLine line = new CsvLine(format.csv(), columns);
        String header = options.header() ? line.header(columns) : "";
        return new TextFiles(directory, format.compression(), size, header, line::record);
    }

    private List<UnloadedFile> text(DuckQuery query, TextFiles files, boolean partitioned, UnloadNames names) {
        List<@Nullable Object[]> rows = engine.query(query, scope.cancellation());
        if (!partitioned) {
            return files.write(rows, names::plain);
        }
        int last = query.columns().size() - 1;
        Map<@Nullable Object, List<@Nullable Object[]>> groups = new LinkedHashMap<>();
        rows.forEach(row ->
                groups.computeIfAbsent(row[last], key -> new ArrayList<>()).add(row));
        List<UnloadedFile> all = new ArrayList<>();
        groups.forEach((partition, group) -> {
            String name = partition == null ? null : partition.toString();
            all.addAll(files.write(group, file -> names.partitioned(name, file)));
        });
        return all;
    }

    private List<UnloadedFile> parquet(DuckQuery query, ParquetFiles files, boolean partitioned, UnloadNames names) {
        try (StagedRows rows = engine.stage(query.sql(), query.columns().size(), scope.cancellation())) {
            if (!partitioned) {
                return files.write(rows, "TRUE", names::plain);
            }
            String column = "c" + query.columns().size();
            List<UnloadedFile> all = new ArrayList<>();
            for (@Nullable Object[] row : files.partitions(rows, column)) {
                String partition = row[0] == null ? null : row[0].toString();
                String is =
                        column + " IS NOT DISTINCT FROM " + Literals.of(new TypedValue(SqlTypes.VARCHAR, partition));
                all.addAll(files.write(rows, is, file -> names.partitioned(partition, file)));
            }
            return all;
        }
    }

    private static void put(List<UnloadedFile> files, StageLocation location, boolean overwrite) {
        for (UnloadedFile file : files) {
            if (!overwrite && location.files().find(file.name()).isPresent()) {
                throw new SnowflakeException(
                        "001030",
                        "22000",
                        "Files already existing at the unload destination: " + location.shown(file.name())
                                + ". Use overwrite option to force unloading.");
            }
        }
        files.forEach(file -> location.files().put(file.name(), file.content()));
    }

    private static StatementResult summary(List<UnloadedFile> files) {
        long rows = files.stream().mapToLong(UnloadedFile::rows).sum();
        long input = files.stream().mapToLong(UnloadedFile::inputBytes).sum();
        long output = files.stream().mapToLong(UnloadCommand::size).sum();
        @Nullable Object[] row = {BigDecimal.valueOf(rows), BigDecimal.valueOf(input), BigDecimal.valueOf(output)};
        return new StatementResult(StatementKind.UNLOAD, SUMMARY, List.<@Nullable Object[]>of(row), rows);
    }

    private static StatementResult detailed(List<UnloadedFile> files, StageLocation location) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        long count = 0;
        for (UnloadedFile file : files) {
            String relative = file.name().substring(location.path().lastIndexOf('/') + 1);
            rows.add(
                    new @Nullable Object[] {relative, BigDecimal.valueOf(size(file)), BigDecimal.valueOf(file.rows())});
            count += file.rows();
        }
        return new StatementResult(StatementKind.UNLOAD, FILES, rows, count);
    }

    private static long size(UnloadedFile file) {
        try {
            return Files.size(file.content());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path temporary() {
        try {
            Path parent = Files.createDirectories(session.account().directory().resolve("unload"));
            return Files.createTempDirectory(parent, "u");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
