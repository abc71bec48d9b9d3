package dev.glueflake.testkit.snowflake.internal.stream;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Rows of tables that carry two columns more, under names that no user can write: which row it is, and which version of it. A
 * view's row is known by those of the tables' rows that it is made of.
 */
final class Lineage {
    static final String ROW = "\u0000row";
    static final String VERSION = "\u0000version";
    private static final String KEY = "coalesce(" + Snapshot.ORIGIN + ", rowid)";

    private Lineage() {}

    /** The rows that were there at that moment. */
    static Function<Table, Relation.Stored> at(Snapshot snapshot) {
        return table -> rows(table, "CAST(" + Snapshot.BEGIN + " AS VARCHAR)", snapshot.visible());
    }

    /** The rows that were there, of version {@code 0}, and those that were inserted later, of version {@code 1}. */
    static Function<Table, Relation.Stored> appended(Snapshot from, Snapshot to) {
        String come = "(" + Snapshot.ORIGIN + " IS NULL AND " + to.begun() + " AND NOT (" + from.begun() + "))";
        return table ->
                rows(table, "CASE WHEN " + come + " THEN '1' ELSE '0' END", "(" + from.visible() + ") OR " + come);
    }

    private static Relation.Stored rows(Table table, String version, String predicate) {
        String columns = table.columns().stream().map(Column::physical).collect(joining(", "));
        List<Relation.Column> all = new ArrayList<>(StreamRows.shown(table));
        all.add(new Relation.Column(ROW, SqlTypes.VARCHAR, false, "l1", null));
        all.add(new Relation.Column(VERSION, SqlTypes.VARCHAR, false, "l2", null));
        String source = "(SELECT " + columns + ", '" + table.physical() + ".' || " + KEY + " AS l1, " + version
                + " AS l2 FROM " + table.physical() + " WHERE " + predicate + ")";
        return new Relation.Stored(table.name().toString(), all, source);
    }

    static boolean isCarriedBy(Relation.Stored rows) {
        int last = rows.columns().size() - 1;
        return last > 0 && rows.columns().get(last).name().equals(VERSION);
    }
}
