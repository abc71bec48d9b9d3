package dev.glueflake.snowflake.load;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table of the source as its database describes it: names exactly as stored, columns in order. */
record SourceTable(@Nullable String schema, String name, String quote, List<Column> columns, List<String> primaryKey) {

    record Column(String name, SourceTypes.Facts facts) {}

    /** Reads the description; a table that is not there, or that stands in several schemas, is an error. */
    static SourceTable describe(Connection connection, String source) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        int dot = source.indexOf('.');
        String wantedSchema = dot < 0 ? null : source.substring(0, dot);
        String wantedName = source.substring(dot + 1);
        SourceTable found = find(connection, database, wantedSchema, wantedName);
        return new SourceTable(
                found.schema,
                found.name,
                quote(database),
                columns(connection, database, found),
                key(connection, database, found));
    }

    /** The name for SQL, quoted as the source database quotes. */
    String sql() {
        return schema == null ? quoted(name) : quoted(schema) + "." + quoted(name);
    }

    String quoted(String identifier) {
        return new LoadPlan.Source("", quote).quoted(identifier);
    }

    /** Finds a column by its exact name, else by its name in another case. */
    Column column(String wanted) {
        return columns.stream()
                .filter(column -> column.name().equals(wanted))
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> column.name().equalsIgnoreCase(wanted))
                        .reduce((one, other) -> {
                            throw LoadErrors.configuration("Column '" + wanted + "' of " + sql() + " is ambiguous: "
                                    + one.name() + " and " + other.name() + "; write its exact case");
                        }))
                .orElseThrow(() -> LoadErrors.configuration("Source table " + sql() + " has no column '" + wanted
                        + "'; it has " + columns.stream().map(Column::name).toList()));
    }

    private static SourceTable find(
            Connection connection, DatabaseMetaData database, @Nullable String schema, String name)
            throws SQLException {
        List<SourceTable> found = new ArrayList<>();
        String escape = database.getSearchStringEscape();
        String schemaPattern = schema == null ? connection.getSchema() : schema;
        try (ResultSet tables = database.getTables(
                connection.getCatalog(), pattern(schemaPattern, escape), pattern(name, escape), new String[] {
                    "TABLE", "VIEW", "PARTITIONED TABLE", "MATERIALIZED VIEW", "BASE TABLE"
                })) {
            while (tables.next()) {
                found.add(new SourceTable(
                        tables.getString("TABLE_SCHEM"), tables.getString("TABLE_NAME"), "", List.of(), List.of()));
            }
        }
        if (found.size() != 1) {
            String where = schemaPattern == null ? "" : " in schema '" + schemaPattern + "'";
            throw LoadErrors.configuration(
                    found.isEmpty()
                            ? "The source has no table or view '" + name + "'" + where
                                    + "; write schema.table as the source database spells them"
                            : "The source has several tables '" + name + "'" + where + "; write schema.table");
        }
        return found.get(0);
    }

    private static List<Column> columns(Connection connection, DatabaseMetaData database, SourceTable table)
            throws SQLException {
        List<Column> columns = new ArrayList<>();
        String escape = database.getSearchStringEscape();
        try (ResultSet rows = database.getColumns(
                connection.getCatalog(), pattern(table.schema, escape), pattern(table.name, escape), null)) {
            while (rows.next()) {
                columns.add(new Column(
                        rows.getString("COLUMN_NAME"),
                        new SourceTypes.Facts(
                                rows.getInt("DATA_TYPE"),
                                rows.getString("TYPE_NAME"),
                                rows.getInt("COLUMN_SIZE"),
                                rows.getInt("DECIMAL_DIGITS"))));
            }
        }
        return List.copyOf(columns);
    }

    private static List<String> key(Connection connection, DatabaseMetaData database, SourceTable table)
            throws SQLException {
        Map<Short, String> bySequence = new TreeMap<>();
        try (ResultSet rows = database.getPrimaryKeys(connection.getCatalog(), table.schema, table.name)) {
            while (rows.next()) {
                bySequence.put(rows.getShort("KEY_SEQ"), rows.getString("COLUMN_NAME"));
            }
        }
        return List.copyOf(bySequence.values());
    }

    /** Metadata calls take patterns: an underscore in a name must not match any character. */
    private static @Nullable String pattern(@Nullable String name, String escape) {
        return name == null
                ? null
                : name.replace(escape, escape + escape)
                        .replace("_", escape + "_")
                        .replace("%", escape + "%");
    }

    private static String quote(DatabaseMetaData database) throws SQLException {
        String quote = database.getIdentifierQuoteString();
        return quote == null || quote.isBlank() ? "\"" : quote;
    }
}
