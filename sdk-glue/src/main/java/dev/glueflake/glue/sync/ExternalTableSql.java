package dev.glueflake.glue.sync;

import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SnowflakeLiteral;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statements about external tables; clauses stand in the order of Snowflake's reference. */
final class ExternalTableSql {
    /**
     * Hive and Athena do not read files whose name starts with {@code _} or {@code .}, nor the {@code _$folder$} markers
     * of EMR; Snowflake would.
     */
    static final String VISIBLE_FILES = "(.*/)?[^_./]([^/]*[^/$])?";

    private ExternalTableSql() {}

    static String create(ExternalTable table) {
        return "CREATE EXTERNAL TABLE " + body(table, "");
    }

    static String replace(ExternalTable table) {
        return "CREATE OR REPLACE EXTERNAL TABLE " + body(table, "COPY GRANTS\n");
    }

    static String drop(QualifiedName name) {
        return "DROP EXTERNAL TABLE IF EXISTS " + name.sql();
    }

    static String addColumn(QualifiedName name, ExternalTable.Column column) {
        return "ALTER TABLE " + name.sql() + " ADD COLUMN IF NOT EXISTS " + column.sql();
    }

    static String dropColumn(QualifiedName name, SnowflakeIdentifier column) {
        return "ALTER TABLE " + name.sql() + " DROP COLUMN IF EXISTS " + column.sql();
    }

    static String setAutoRefresh(ExternalTable table) {
        return "ALTER EXTERNAL TABLE " + table.name().sql() + " SET AUTO_REFRESH = "
                + SnowflakeLiteral.of(table.autoRefresh());
    }

    static String comment(ExternalTable table) {
        return "COMMENT ON TABLE " + table.name().sql() + " IS " + SnowflakeLiteral.of(table.comment());
    }

    /** An empty path refreshes the whole table. */
    static String refresh(QualifiedName name, String path) {
        return "ALTER EXTERNAL TABLE " + name.sql() + " REFRESH"
                + (path.isEmpty() ? "" : " " + SnowflakeLiteral.of(path));
    }

    /** SHOW narrows by a prefix, without wildcards; the reader still compares the whole name. */
    static String show(QualifiedName name) {
        QualifiedName schema =
                QualifiedName.of(name.database().orElseThrow(), name.schema().orElseThrow());
        return "SHOW EXTERNAL TABLES IN SCHEMA " + schema.sql() + " STARTS WITH "
                + SnowflakeLiteral.of(name.name().name());
    }

    static String describe(QualifiedName name) {
        return "DESCRIBE EXTERNAL TABLE " + name.sql();
    }

    private static String body(ExternalTable table, String grants) {
        return table.name().sql() + columns(table)
                + partitions(table)
                + "\nLOCATION = " + table.location()
                + "\nAUTO_REFRESH = " + SnowflakeLiteral.of(table.autoRefresh())
                + "\nPATTERN = " + SnowflakeLiteral.of(VISIBLE_FILES)
                + "\nFILE_FORMAT = " + fileFormat(table)
                + "\n" + grants
                + "COMMENT = " + SnowflakeLiteral.of(table.comment());
    }

    private static String columns(ExternalTable table) {
        String list = Stream.concat(table.columns().stream(), table.partitions().stream())
                .map(column -> "  " + column.sql())
                .collect(Collectors.joining(",\n"));
        return list.isEmpty() ? "" : " (\n" + list + "\n)";
    }

    private static String partitions(ExternalTable table) {
        return table.partitions().isEmpty()
                ? ""
                : table.partitions().stream()
                        .map(column -> column.name().sql())
                        .collect(Collectors.joining(", ", "\nPARTITION BY (", ")"));
    }

    private static String fileFormat(ExternalTable table) {
        return table.options().stream()
                .map(option -> ", " + option.sql())
                .collect(Collectors.joining("", "(TYPE = " + table.format(), ")"));
    }
}
