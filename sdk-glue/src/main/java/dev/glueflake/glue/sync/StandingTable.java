package dev.glueflake.glue.sync;

import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.Row;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SqlStatement;
import java.util.List;
import java.util.Optional;

/**
 * An external table as it stands in Snowflake.
 *
 * @param columns its columns by their stored names, VALUE among them
 */
record StandingTable(String comment, List<String> columns) {

    static Optional<StandingTable> read(SnowflakeClient snowflake, QualifiedName name) {
        return comment(snowflake, name)
                .map(comment -> new StandingTable(
                        comment,
                        snowflake.query(
                                SqlStatement.of(ExternalTableSql.describe(name)), row -> row.getString("name"))));
    }

    /** The COMMENT, empty when no external table of this name stands. */
    static Optional<String> comment(SnowflakeClient snowflake, QualifiedName name) {
        String wanted = name.name().name();
        return snowflake.query(SqlStatement.of(ExternalTableSql.show(name)), row -> row).stream()
                .filter(row -> row.getString("name").equals(wanted))
                .findFirst()
                .map(StandingTable::comment);
    }

    private static String comment(Row row) {
        return row.find("comment", String.class).orElse("");
    }
}
