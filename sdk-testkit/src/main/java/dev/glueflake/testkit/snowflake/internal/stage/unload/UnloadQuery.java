package dev.glueflake.testkit.snowflake.internal.stage.unload;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.StringLiteral;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.stage.format.FileType;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings;
import dev.glueflake.testkit.snowflake.internal.stage.format.FormatSettings.BinaryFormat;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The source's query around which every column gets the form that it has in a file. */
final class UnloadQuery {
    private final Binder binder;
    private final String source;
    private final FormatSettings format;

    UnloadQuery(Binder binder, String source, FormatSettings format) {
        this.binder = binder;
        this.source = source;
        this.format = format;
    }

    /** As it stands, for its columns. */
    DuckQuery plain() {
        return binder.query(SqlParser.parseQuery(source));
    }

    /** Texts, or values for Parquet; behind them the partition where there is one. */
    DuckQuery formatted(List<ResultColumn> columns, @Nullable String partitionBy) {
        if (format.type() instanceof FileType.Json) {
            requireOneDocument(columns);
        }
        String from = partitionBy == null
                ? source
                : "SELECT *, (" + partitionBy + ")::VARCHAR FROM (" + source + ") AS unload_source";
        String names = IntStream.range(0, columns.size() + (partitionBy == null ? 0 : 1))
                .mapToObj(UnloadQuery::name)
                .collect(joining(", "));
        String values = IntStream.range(0, columns.size())
                .mapToObj(i -> value(name(i), columns.get(i).type()))
                .collect(joining(", "));
        String partition = partitionBy == null ? "" : ", " + name(columns.size());
        String all = "SELECT " + values + partition + " FROM (" + from + "\n) AS unload_rows(" + names + ")";
        return binder.query(SqlParser.parseQuery(all));
    }

    private static String name(int index) {
        return "unload_" + index;
    }

    private static void requireOneDocument(List<ResultColumn> columns) {
        if (columns.size() != 1 || !columns.get(0).type().isSemiStructured()) {
            throw Errors.compilation(
                    "002154",
                    "42601",
                    "JSON file format can produce one and only one column of type variant or object or array. "
                            + "Use CSV file format if you want to unload more than one column.");
        }
    }

    private String value(String name, SqlType type) {
        if (type.isSemiStructured()) {
            return "TO_JSON(" + name + ")";
        }
        return format.type() instanceof FileType.Parquet ? parquet(name, type) : text(name, type);
    }

    private static String parquet(String name, SqlType type) {
        if (type instanceof SqlType.Timestamp timestamp && timestamp.zone() != SqlType.Zone.NTZ) {
            throw new SnowflakeException(
                    "002139",
                    "22000",
                    "Error encountered when unloading to PARQUET: TIMESTAMP_TZ and LTZ types are not supported for"
                            + " unloading to Parquet. Use TIMESTAMP_NTZ instead.");
        }
        return type instanceof SqlType.Null ? name + "::VARCHAR" : name;
    }

    private String text(String name, SqlType type) {
        if (type instanceof SqlType.Binary) {
            BinaryFormat binary = format.values().binary();
            return binary == BinaryFormat.BASE64
                    ? "BASE64_ENCODE(" + name + ")"
                    : "TO_VARCHAR(" + name + (binary == BinaryFormat.HEX ? ")" : ", 'UTF-8')");
        }
        String pattern = type instanceof SqlType.Date
                ? format.values().date()
                : type instanceof SqlType.Time
                        ? format.values().time()
                        : type instanceof SqlType.Timestamp ? format.values().timestamp() : "AUTO";
        return pattern.equals("AUTO")
                ? "TO_VARCHAR(" + name + ")"
                : "TO_VARCHAR(" + name + ", " + StringLiteral.written(pattern) + ")";
    }
}
