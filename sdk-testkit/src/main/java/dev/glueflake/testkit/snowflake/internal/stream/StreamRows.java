package dev.glueflake.testkit.snowflake.internal.stream;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import java.util.List;

/** The changes of a table between two snapshots, as a DuckDB SELECT over its row versions. */
public final class StreamRows {
    private static final String ROW = "coalesce(" + Snapshot.ORIGIN + ", rowid)";

    private final String name;
    private final Table table;
    private final String columns;

    /** @param name what the rows are called in messages */
    public StreamRows(String name, Table table) {
        this.name = name;
        this.table = table;
        this.columns = table.columns().stream().map(Column::physical).collect(joining(", "));
    }

    /** The rows that were there, as if they had just been inserted. */
    Relation.Stored initial(Snapshot at) {
        return inserted(at.visible());
    }

    /** Rows that were inserted after {@code from}, as they were then. */
    public Relation.Stored appended(Snapshot from, Snapshot to) {
        return inserted(Snapshot.ORIGIN + " IS NULL AND " + to.begun() + " AND NOT (" + from.begun() + ")");
    }

    private Relation.Stored inserted(String predicate) {
        return relation("SELECT " + columns + ", 'INSERT' AS m1, FALSE AS m2, " + ROW + " AS row FROM "
                + table.physical() + " WHERE " + predicate);
    }

    /** What became of each row: one version gone, one version new, or both, which is an update. */
    public Relation.Stored changed(Snapshot from, Snapshot to) {
        String versions = "SELECT " + columns + ", CASE WHEN " + to.visible()
                + " THEN 'INSERT' ELSE 'DELETE' END AS m1, " + ROW + " AS row FROM " + table.physical() + " WHERE ("
                + to.visible() + ") <> (" + from.visible() + ")";
        return relation("SELECT " + columns + ", m1, count(*) OVER (PARTITION BY row) > 1 AS m2, row FROM (" + versions
                + ") AS v");
    }

    private Relation.Stored relation(String select) {
        String source = "(SELECT " + columns + ", m1, m2, sha1('" + table.physical() + ".' || row) AS m3 FROM ("
                + select + ") AS c)";
        return Changes.of(name, shown(table), List.of(), source);
    }

    /** The table's columns as a query sees them. */
    static List<Relation.Column> shown(Table table) {
        return table.columns().stream()
                .map(column -> new Relation.Column(column.name(), column.type(), true, column.physical(), null))
                .toList();
    }
}
