package dev.glueflake.glue.sync;

import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import java.util.List;

/**
 * An external table that should stand in Snowflake, all of it settled. A value: equal inputs give equal tables. Immutable
 * and thread-safe.
 *
 * @param source the Glue table it shows
 * @param name its name in Snowflake
 * @param columns the columns of the files
 * @param partitions the columns of the path, in path order
 * @param location the stage and the path in it, as LOCATION spells it
 * @param format the files' format
 * @param options the options of FILE_FORMAT, in order
 * @param autoRefresh whether Snowflake hears of new files by itself
 * @param description the Glue table's description on one line, often empty
 * @param warnings what the table will not show as Athena would; for people, and no part of the definition
 */
public record ExternalTable(
        GlueTableName source,
        QualifiedName name,
        List<Column> columns,
        List<Column> partitions,
        String location,
        Format format,
        List<Option> options,
        boolean autoRefresh,
        String description,
        List<String> warnings) {

    /**
     * Copies the lists.
     *
     * @param source the Glue table
     * @param name its name in Snowflake
     * @param columns the columns of the files
     * @param partitions the columns of the path
     * @param location the stage and the path in it
     * @param format the files' format
     * @param options the options of FILE_FORMAT
     * @param autoRefresh whether Snowflake hears of new files by itself
     * @param description the description on one line
     * @param warnings for people
     */
    public ExternalTable {
        columns = List.copyOf(columns);
        partitions = List.copyOf(partitions);
        options = List.copyOf(options);
        warnings = List.copyOf(warnings);
    }

    /** The formats that both Glue's SerDes and Snowflake's external tables read. */
    public enum Format {
        /** Delimited text. */
        CSV,
        /** One JSON object per line, or arrays of them. */
        JSON,
        /** Apache Parquet. */
        PARQUET,
        /** Apache ORC. */
        ORC,
        /** Apache Avro object files. */
        AVRO
    }

    /**
     * One column.
     *
     * @param name its name
     * @param type its Snowflake type
     * @param expression how it is computed from VALUE or METADATA$FILENAME
     */
    public record Column(SnowflakeIdentifier name, String type, String expression) {

        String sql() {
            return name.sql() + " " + type + " AS (" + expression + ")";
        }
    }

    /**
     * One option of FILE_FORMAT.
     *
     * @param name the option
     * @param value its value as SQL
     */
    public record Option(String name, String value) {

        String sql() {
            return name + " = " + value;
        }
    }

    /**
     * Writes the statement that makes the table where none stands.
     *
     * @return {@code CREATE EXTERNAL TABLE}
     */
    public String createSql() {
        return ExternalTableSql.create(this);
    }

    /**
     * Writes the statement that makes the table anew and keeps its grants.
     *
     * @return {@code CREATE OR REPLACE EXTERNAL TABLE ... COPY GRANTS}
     */
    public String replaceSql() {
        return ExternalTableSql.replace(this);
    }

    /**
     * Returns the COMMENT: the description and the marker by which a later sync knows the table and its definition.
     *
     * @return the text, not yet a literal
     */
    public String comment() {
        return OwnerMarker.of(this).comment(description);
    }
}
