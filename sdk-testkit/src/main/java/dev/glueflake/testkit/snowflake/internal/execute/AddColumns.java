package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.TableKey;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnDefinition;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableChange;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Literals;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ALTER TABLE … ADD COLUMN. */
final class AddColumns {
    private final Work work;

    AddColumns(Work work) {
        this.work = work;
    }

    void add(Table table, TableChange.AddColumns add) {
        List<Column> columns = new ArrayList<>(table.columns());
        List<Column> added = new ArrayList<>();
        List<@Nullable String> values = new ArrayList<>();
        DdlCollation collations = new DdlCollation(work);
        int next = table.nextColumn();
        for (ColumnDefinition definition : add.columns()) {
            if (add.ifNotExists() && table.column(definition.name().text()).isPresent()) {
                continue;
            }
            refuseExisting(table, definition.name());
            TypeName type = definition.type();
            if (type == null) {
                throw Errors.compilation("001003", "42000", "column '" + definition.name() + "' has no data type");
            }
            values.add(value(table, definition, type));
            added.add(new ColumnBuilder(work)
                    .column(definition, collations.type(type, collations.of(table)), next++)
                    .added());
        }
        columns.addAll(added);
        ColumnBuilder.refuseDuplicates(columns);
        for (int i = 0; i < added.size(); i++) {
            work.engine().structure().addColumn(table, added.get(i), values.get(i));
        }
        List<TableKey> keys = new ArrayList<>(table.keys());
        ConstraintKeys found = new ConstraintKeys(work, columns);
        for (ColumnDefinition definition : add.columns()) {
            if (added.stream()
                    .anyMatch(column -> column.name().equals(definition.name().text()))) {
                keys.addAll(found.inline(definition));
            }
        }
        add.constraints().forEach(constraint -> keys.add(found.of(constraint)));
        Table changed = table.withColumns(columns, next).withKeys(keys);
        ObjectInfo info = new PolicyUses(work).info(changed, PolicyUses.Written.of(add.columns()), List.of());
        work.objects().replace(table, changed.with(info));
    }

    private static void refuseExisting(Table table, Identifier name) {
        if (table.column(name.text()).isPresent()) {
            throw Errors.compilation("001430", "42601", "column '" + name.text() + "' already exists");
        }
    }

    /** What the rows that are there get, as a DuckDB literal; null where they get NULL. */
    private @Nullable String value(Table table, ColumnDefinition definition, TypeName type) {
        Expression byDefault = definition.defaultValue();
        if (byDefault == null) {
            if (definition.identity() != null && hasRows(table)) {
                throw Errors.unsupported("ADD COLUMN with AUTOINCREMENT to a table that has rows");
            }
            if ((definition.notNull() || definition.primaryKey()) && hasRows(table)) {
                throw Errors.compilation(
                        "002028",
                        "42601",
                        "Non-nullable column '" + definition.name() + "' cannot be added to non-empty table '"
                                + table.name().name() + "' unless it has a non-null default value.");
            }
            return null;
        }
        TypedValue value = work.value(new Expression.Cast(byDefault, type, false, byDefault.at()));
        return Literals.of(value);
    }

    private boolean hasRows(Table table) {
        return new TableRows(work).count(table) > 0;
    }
}
