package dev.glueflake.testkit.snowflake.internal.stage.unload;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.engine.Engine;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Clock;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rows in Parquet files. */
final class ParquetFiles {
    private final Engine engine;
    private final ExecutionScope scope;
    private final Path directory;
    private final UnloadOptions options;
    private final String columns;
    private int written;

    ParquetFiles(
            Engine engine, ExecutionScope scope, Path directory, UnloadOptions options, List<ResultColumn> columns) {
        this.engine = engine;
        this.scope = scope;
        this.directory = directory;
        this.options = options;
        this.columns = named(columns, options.header());
    }

    /** The columns' own names with HEADER; one that is there already gets a number. */
    private static String named(List<ResultColumn> columns, boolean header) {
        Set<String> used = new HashSet<>();
        return IntStream.range(0, columns.size())
                .mapToObj(i -> {
                    String name = header ? columns.get(i).name() : "col" + (i + 1);
                    String unique = used.add(name.toLowerCase(Locale.ROOT)) ? name : name + "_" + (i + 1);
                    return value("c" + (i + 1), columns.get(i).type()) + " AS \"" + unique.replace("\"", "\"\"") + "\"";
                })
                .collect(joining(", "));
    }

    /** In a type that Parquet has: times and timestamps are nanoseconds in the engine, and microseconds in a file. */
    private static String value(String column, SqlType type) {
        if (type instanceof SqlType.Timestamp) {
            return Clock.micros(column);
        }
        return type instanceof SqlType.Time
                ? "CAST(" + Clock.micros("CAST(" + column + " AS HUGEINT)") + " AS TIME)"
                : column;
    }

    /** Rows of a partition; where one file would be too large, several with as many rows each. */
    List<UnloadedFile> write(StagedRows rows, String condition, IntFunction<String> names) {
        String from = " FROM " + rows.name() + " WHERE " + condition;
        long count = count(from);
        if (count == 0) {
            return List.of();
        }
        UnloadedFile whole = one("SELECT " + columns + from, count, names.apply(0));
        long parts = options.single() ? 1 : Math.min(count, whole.inputBytes() / options.maxFileSize() + 1);
        if (parts == 1) {
            return List.of(whole);
        }
        List<UnloadedFile> files = new ArrayList<>();
        long each = (count + parts - 1) / parts;
        for (long start = 0; start < count; start += each) {
            long here = Math.min(each, count - start);
            String part = "SELECT " + columns + from + " ORDER BY rowid LIMIT " + here + " OFFSET " + start;
            files.add(one(part, here, names.apply(files.size())));
        }
        return files;
    }

    List<@Nullable Object[]> partitions(StagedRows rows, String column) {
        return engine.query(
                new DuckQuery(
                        "SELECT DISTINCT " + column + " FROM " + rows.name() + " ORDER BY 1",
                        List.of(ResultColumn.of("partition", SqlTypes.VARCHAR))),
                scope.cancellation());
    }

    private long count(String from) {
        DuckQuery query = new DuckQuery(
                "SELECT CAST(count(*) AS DECIMAL(38,0))" + from, List.of(ResultColumn.of("n", SqlTypes.INTEGER)));
        return ((BigDecimal) engine.query(query, scope.cancellation()).get(0)[0]).longValueExact();
    }

    private UnloadedFile one(String select, long rows, String name) {
        Path path = directory.resolve("p" + written++);
        engine.exportParquet(select, path, options.snappy(), scope.cancellation());
        try {
            return new UnloadedFile(name, path, rows, Files.size(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
