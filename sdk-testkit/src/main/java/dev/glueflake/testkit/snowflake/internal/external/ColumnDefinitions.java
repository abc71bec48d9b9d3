package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExternalColumn;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.bind.TypeNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks the columns of an external table: their names, their types, and that their expressions can be bound. */
final class ColumnDefinitions {
    private static final Set<String> BUILT_IN =
            Set.of("VALUE", "METADATA$FILENAME", "METADATA$FILE_ROW_NUMBER", "METADATA$EXTERNAL_TABLE_PARTITION");

    private final Session session;
    private final ExecutionScope scope;

    ColumnDefinitions(Session session, ExecutionScope scope) {
        this.session = session;
        this.scope = scope;
    }

    /** {@code standing} are columns that the table has already. */
    List<ExternalTable.Column> checked(List<ExternalTable.Column> standing, List<ExternalColumn> added) {
        List<ExternalTable.Column> columns = new ArrayList<>(standing);
        Set<String> names = new HashSet<>(BUILT_IN);
        standing.forEach(column -> names.add(column.name()));
        for (ExternalColumn column : added) {
            if (!names.add(column.name().text())) {
                throw Errors.compilation(
                        "002025",
                        "42S21",
                        "duplicate column name '" + column.name().text() + "'");
            }
            columns.add(
                    new ExternalTable.Column(column, TypeNames.type(column.type(), session.environment(scope)), ""));
        }
        bind(added);
        return columns;
    }

    private void bind(List<ExternalColumn> columns) {
        if (!columns.isEmpty()) {
            Relation.Stored none = new Relation.Stored("FILES", ExternalRows.COLUMNS, ExternalRows.NONE);
            new Binder(new HiddenRelations(none), session.environment(scope)).query(ColumnQuery.only(columns));
        }
    }
}
