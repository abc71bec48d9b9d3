package dev.glueflake.testkit.snowflake.internal.engine;

import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;

/** The rows of an UPDATE or MERGE, fixed in a temporary table before its target changes. */
final class RowChanges {
    private static final String ROW_ID = Relation.Stored.ROW_ID;

    private final DuckLease duck;
    private final String name;

    RowChanges(DuckLease duck, String name) {
        this.duck = duck;
        this.name = name;
    }

    /** Returns the number of rows. */
    long keep(String rows) {
        return duck.update("CREATE TEMPORARY TABLE " + name + " AS " + rows);
    }

    void drop() {
        duck.update("DROP TABLE " + name);
    }

    String all() {
        return name;
    }

    String rowIds() {
        return "SELECT " + ROW_ID + " FROM " + name;
    }

    /** The changes of matched rows; where several are for one row, any one of them. */
    String oneForEachRow(boolean several) {
        return several
                ? "(SELECT DISTINCT ON (" + ROW_ID + ") * FROM " + name + " WHERE " + ROW_ID + " IS NOT NULL) AS r"
                : name;
    }

    /** How many rows have more than one change. */
    long severalForOneRow() {
        return number("SELECT count(*) FROM (SELECT 1 FROM " + name + " GROUP BY " + ROW_ID + " HAVING count(*) > 1)");
    }

    /** Deleting a row more than once is harmless; updating it and anything else is Snowflake's nondeterministic MERGE. */
    boolean isAmbiguous(String updates) {
        return !updates.isEmpty()
                && number("SELECT count(*) FROM (SELECT 1 FROM " + name + " WHERE " + ROW_ID + " IS NOT NULL GROUP BY "
                                + ROW_ID + " HAVING count(*) > 1 AND count(*) FILTER (WHERE " + updates + ") > 0)")
                        > 0;
    }

    private long number(String sql) {
        return duck.query(sql, rows -> {
            rows.next();
            return rows.getLong(1);
        });
    }
}
