package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The columns that the fields of a file go to, in the file's order. */
record LoadTarget(Table table, List<Column> columns) {

    /** @param written the column list of the statement, empty for all columns of the table */
    static LoadTarget of(Table table, List<Identifier> written) {
        if (written.isEmpty()) {
            return new LoadTarget(table, table.columns());
        }
        List<Column> columns = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Identifier name : written) {
            columns.add(table.column(name.text())
                    .orElseThrow(() -> Errors.invalidIdentifier(name.at(), QualifiedName.quoted(name.text()))));
            if (!seen.add(name.text())) {
                throw Errors.compilation("002025", "42S21", "duplicate column name '" + name.text() + "'");
            }
        }
        return new LoadTarget(table, List.copyOf(columns));
    }

    List<SqlType> types() {
        return columns.stream().map(Column::type).toList();
    }

    int size() {
        return columns.size();
    }

    /** A column as load errors name it: {@code "TABLE"["COLUMN":number]}. */
    String shown(int field) {
        int known = Math.min(field, columns.size() - 1);
        return '"' + table.name().name() + "\"[\"" + columns.get(known).name() + "\":" + (field + 1) + "]";
    }
}
