package dev.glueflake.testkit.snowflake.internal.script.handler;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.List;

/**
 * A routine as a call of it needs it.
 *
 * @param columns of the table that it returns; of a value the one that it returns
 * @param table whether it returns a table
 */
public record ForeignRoutine(
        QualifiedName name, List<Column> parameters, List<Column> columns, boolean table, ForeignCode code) {

    /** A parameter, or a column of what it returns. */
    public record Column(String name, SqlType type) {}

    /** The type of the value that it returns. */
    public SqlType returns() {
        return columns.get(0).type();
    }

    public List<SqlType> parameterTypes() {
        return parameters.stream().map(Column::type).toList();
    }

    public List<SqlType> columnTypes() {
        return columns.stream().map(Column::type).toList();
    }
}
