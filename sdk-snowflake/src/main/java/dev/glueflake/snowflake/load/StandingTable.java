package dev.glueflake.snowflake.load;

import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.Row;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.SnowflakeException;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import dev.glueflake.snowflake.SqlStatement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What stands in Snowflake before a load: the target's columns, and how far the last load came. */
final class StandingTable {
    /** Snowflake's SQLSTATE for an object that is not there, or not visible to the role. */
    private static final String NOT_THERE = "42S02";

    private final SnowflakeClient snowflake;

    StandingTable(SnowflakeClient snowflake) {
        this.snowflake = snowflake;
    }

    /** Both null before the first load. */
    record State(@Nullable String watermark, @Nullable String runId) {}

    State state(QualifiedName target) {
        SqlStatement read = SqlStatement.of(ControlSql.beside(target).readState(), ControlSql.key(target));
        return ifThere(
                        read,
                        row -> new State(
                                row.find(0, String.class).orElse(null),
                                row.find(1, String.class).orElse(null)))
                .flatMap(rows -> rows.stream().findFirst())
                .orElse(new State(null, null));
    }

    boolean hasRows(QualifiedName target) {
        SqlStatement first = SqlStatement.of("SELECT 1 FROM " + target.sql() + " LIMIT 1");
        return ifThere(first, row -> row).filter(rows -> !rows.isEmpty()).isPresent();
    }

    /** Completes the wanted target by what exists and what is missing; a column of another kind is refused. */
    LoadPlan.Target compare(LoadPlan.Target wanted) {
        SqlStatement describe =
                SqlStatement.of("DESCRIBE TABLE " + wanted.table().sql());
        Optional<List<Map.Entry<String, String>>> columns =
                ifThere(describe, row -> Map.entry(row.getString("name"), row.getString("type")));
        Map<String, String> standing = new HashMap<>();
        columns.ifPresent(found -> found.forEach(column -> standing.put(column.getKey(), column.getValue())));
        if (columns.isPresent()) {
            wanted.stored()
                    .forEach(column ->
                            check(wanted, column, standing.get(column.target().name())));
        }
        List<SnowflakeIdentifier> added = columns.isEmpty()
                ? List.of()
                : wanted.stored().stream()
                        .map(LoadColumn::target)
                        .filter(column -> !standing.containsKey(column.name()))
                        .toList();
        return new LoadPlan.Target(
                wanted.table(),
                wanted.columns(),
                wanted.keys(),
                wanted.cursor(),
                wanted.deleteFlag(),
                columns.isPresent(),
                added);
    }

    private static void check(LoadPlan.Target target, LoadColumn column, @Nullable String type) {
        if (type != null && !ColumnFit.holds(type, column.type())) {
            throw LoadErrors.configuration("Column " + column.target() + " of " + target.table() + " is " + type
                    + " and cannot hold every value of the source's '" + column.source() + "' (" + column.type()
                    + "); widen it in Snowflake, or leave it out by excludeColumn");
        }
    }

    private <T> Optional<List<T>> ifThere(SqlStatement statement, Function<Row, T> mapper) {
        try {
            return Optional.of(snowflake.query(statement, mapper));
        } catch (SnowflakeException e) {
            if (e.sqlState().filter(NOT_THERE::equals).isPresent()) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
