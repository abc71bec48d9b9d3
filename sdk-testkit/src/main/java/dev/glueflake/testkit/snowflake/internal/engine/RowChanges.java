package dev.glueflake.testkit.snowflake.internal.engine;

import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;

/**
 * The rows of an UPDATE or MERGE, fixed in a temporary table before its target changes. The table is the connection's: few rows stay
 * there until the next statement takes it, which costs less than a DROP.
 */
final class RowChanges {
    private static final String ROW_ID = Relation.Stored.ROW_ID;

    private static final String NAME = "changes";
    private static final long FEW = 1_000;

    private final DuckLease duck;
    private long rows;

    RowChanges(DuckLease duck) {
        this.duck = duck;
    }

    /** Returns the number of rows. */
    long keep(String select) {
        rows = duck.update("CREATE OR REPLACE TEMPORARY TABLE " + NAME + " AS " + select);
        return rows;
    }

    /** Frees what many rows take. */
    void release() {
        if (rows > FEW) {
            duck.update("DROP TABLE " + NAME);
        }
    }

    String all() {
        return NAME;
    }

    String rowIds() {
        return "SELECT " + ROW_ID + " FROM " + NAME;
    }

    /** How many rows are for none of the target. */
    long withoutRow() {
        return number("SELECT count(*) FROM " + NAME + " WHERE " + ROW_ID + " IS NULL");
    }

    /** The changes of matched rows; where several are for one row, any one of them. */
    String oneForEachRow(boolean several) {
        return several
                ? "(SELECT DISTINCT ON (" + ROW_ID + ") * FROM " + NAME + " WHERE " + ROW_ID + " IS NOT NULL) AS r"
                : NAME;
    }

    /** How many rows have more than one change. */
    long severalForOneRow() {
        return number("SELECT count(*) FROM (SELECT 1 FROM " + NAME + " GROUP BY " + ROW_ID + " HAVING count(*) > 1)");
    }

    /** Deleting a row more than once is harmless; updating it and anything else is Snowflake's nondeterministic MERGE. */
    boolean isAmbiguous(String updates) {
        return !updates.isEmpty()
                && number("SELECT count(*) FROM (SELECT 1 FROM " + NAME + " WHERE " + ROW_ID + " IS NOT NULL GROUP BY "
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
