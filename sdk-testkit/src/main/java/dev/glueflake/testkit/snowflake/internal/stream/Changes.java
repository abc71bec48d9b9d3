package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/** The shape that the rows of every stream have: the source's columns, then what happened. */
final class Changes {
    private Changes() {}

    /**
     * Makes it.
     *
     * @param name what the rows are called in messages
     * @param columns of the source
     * @param more columns that come last
     * @param select a parenthesised DuckDB SELECT of the columns and m1, m2, m3: action, whether of an update, row id
     */
    static Relation.Stored of(String name, List<Relation.Column> columns, List<Relation.Column> more, String select) {
        List<Relation.Column> all = new ArrayList<>(columns);
        all.add(new Relation.Column("METADATA$ACTION", SqlTypes.VARCHAR, true, "m1", null));
        all.add(new Relation.Column("METADATA$ISUPDATE", SqlTypes.BOOLEAN, true, "m2", null));
        all.add(new Relation.Column("METADATA$ROW_ID", SqlTypes.VARCHAR, true, "m3", null));
        all.addAll(more);
        return new Relation.Stored(name, all, select);
    }
}
