package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ConstraintKind;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A key constraint, kept for metadata only: Snowflake does not enforce it. {@code columns} are physical names.
 *
 * @param target what a foreign key refers to, null for other keys
 */
public record TableKey(
        String name,
        ConstraintKind kind,
        List<String> columns,
        @Nullable Target target) {
    public TableKey {
        columns = List.copyOf(columns);
    }

    public TableKey(String name, ConstraintKind kind, List<String> columns) {
        this(name, kind, columns, null);
    }

    /** The other end of a foreign key: a table and its columns by their names, and what SHOW says of it. */
    public record Target(QualifiedName table, List<String> columns, String onUpdate, String onDelete) {
        public Target {
            columns = List.copyOf(columns);
        }
    }

    /** The same key where what it refers to has another name. */
    TableKey following(UnaryOperator<QualifiedName> renamed) {
        if (target == null) {
            return this;
        }
        QualifiedName table = renamed.apply(target.table());
        return new TableKey(
                name, kind, columns, new Target(table, target.columns(), target.onUpdate(), target.onDelete()));
    }

    public TableKey withName(String newName) {
        return new TableKey(newName, kind, columns, target);
    }
}
