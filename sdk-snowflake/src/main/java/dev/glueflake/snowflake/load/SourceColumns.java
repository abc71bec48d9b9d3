package dev.glueflake.snowflake.load;

import dev.glueflake.snowflake.SnowflakeIdentifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The columns of a load, from the source's description: each with its Snowflake name and type, or a reason why not. */
final class SourceColumns {
    private SourceColumns() {}

    static List<LoadColumn> of(SourceTable table, TableLoad load) {
        Set<String> excluded = load.excludedColumns().stream()
                .map(name -> table.column(name).name())
                .collect(Collectors.toSet());
        List<LoadColumn> columns = new ArrayList<>();
        Map<SnowflakeIdentifier, String> taken = new HashMap<>();
        for (SourceTable.Column column : table.columns()) {
            if (!excluded.contains(column.name())) {
                LoadColumn mapped = map(table, column);
                String other = taken.put(mapped.target(), column.name());
                if (other != null) {
                    throw LoadErrors.configuration("Columns '" + other + "' and '" + column.name() + "' of "
                            + table.sql() + " both become " + mapped.target()
                            + " in Snowflake; leave one out by excludeColumn");
                }
                columns.add(mapped);
            }
        }
        return List.copyOf(columns);
    }

    private static LoadColumn map(SourceTable table, SourceTable.Column column) {
        SourceTypes.Mapping mapping = SourceTypes.map(column.facts())
                .orElseThrow(() -> LoadErrors.configuration("Column '" + column.name() + "' of " + table.sql()
                        + " has type " + column.facts() + " of precision "
                        + column.facts().size() + " and scale "
                        + column.facts().scale() + ", which no Snowflake type carries without loss; leave it out by"
                        + " excludeColumn(\"" + column.name() + "\"), or load a view that casts it"));
        String name = column.name().toUpperCase(Locale.ROOT);
        if (name.equals("_FILE") || name.equals("_ROW")) {
            throw LoadErrors.configuration("Column '" + column.name() + "' of " + table.sql()
                    + " has a name that the staging table needs; load a view that renames it");
        }
        return new LoadColumn(column.name(), SnowflakeIdentifier.of(name), mapping.reader(), mapping.type());
    }
}
