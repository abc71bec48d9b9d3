package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ConstraintKind;
import java.util.List;

/** A key constraint, kept for metadata only: Snowflake does not enforce it. {@code columns} are physical names. */
public record TableKey(String name, ConstraintKind kind, List<String> columns) {
    public TableKey {
        columns = List.copyOf(columns);
    }
}
