package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.documented.Documented;
import dev.glueflake.testkit.snowflake.internal.documented.DocumentedColumn;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Views, and functions about the use of services, that Snowflake has in every account, where they are about what an account here cannot
 * have, as the commands that make it are refused: the documented columns without a row, as in an account that does not use it.
 */
final class EmptyViews {
    private static final Map<String, SqlType> TYPES = Map.of(
            "VARCHAR", SqlTypes.VARCHAR,
            "NUMBER", SqlTypes.INTEGER,
            "FLOAT", SqlTypes.REAL,
            "BOOLEAN", SqlTypes.BOOLEAN,
            "TIMESTAMP_LTZ", SqlTypes.TIMESTAMP_LTZ,
            "VARIANT", SqlTypes.VARIANT,
            "ARRAY", SqlTypes.ARRAY,
            "OBJECT", SqlTypes.OBJECT);

    private EmptyViews() {}

    /** @param schema INFORMATION_SCHEMA or ACCOUNT_USAGE */
    static Optional<Relation> find(String schema, QualifiedName name) {
        List<DocumentedColumn> columns = Documented.columnsOfEmpty(schema + "." + name.name());
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(none(name.toString(), columns));
    }

    /** The table function of that name about what an account here cannot have; empty where it is none. */
    static Optional<TableFunction> function(String name) {
        return Documented.emptyFunction(name).map(function -> call -> {
            call.arguments(function.arguments().toArray(String[]::new));
            return none(name, function.columns());
        });
    }

    private static Relation none(String name, List<DocumentedColumn> columns) {
        LiteralRows rows = new LiteralRows();
        columns.forEach(column -> rows.column(column.name(), type(column)));
        return rows.relation(name);
    }

    private static SqlType type(DocumentedColumn column) {
        SqlType type = TYPES.get(column.type());
        if (type == null) {
            throw new IllegalStateException("no type " + column.type() + " for " + column.name());
        }
        return type;
    }
}
