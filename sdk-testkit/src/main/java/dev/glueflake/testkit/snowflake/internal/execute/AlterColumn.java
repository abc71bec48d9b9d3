package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ColumnChange;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ConstraintKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.TableChange;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** ALTER TABLE … ALTER COLUMN, with the changes that Snowflake allows in place. */
final class AlterColumn {
    private final Work work;

    AlterColumn(Work work) {
        this.work = work;
    }

    /** All changes or, if one is refused, none. */
    void alter(Table table, List<TableChange.AlterColumn> changes) {
        List<Column> columns = new ArrayList<>(table.columns());
        for (TableChange.AlterColumn change : changes) {
            // A clause sees what the ones before it did to its column.
            Column column = AlterTableHandler.column(table.withColumns(columns, table.nextColumn()), change.column());
            Column changed = changed(table, column, change.change());
            columns.replaceAll(each -> each.physical().equals(column.physical()) ? changed : each);
        }
        work.objects().replace(table, table.withColumns(columns, table.nextColumn()));
    }

    private Column changed(Table table, Column column, ColumnChange change) {
        if (change instanceof ColumnChange.SetType type) {
            return type(table, column, work.type(type.type()))
                    .withWritten(type.type().text());
        } else if (change instanceof ColumnChange.SetNotNull) {
            return required(table, column);
        } else if (change instanceof ColumnChange.DropNotNull) {
            return nullable(table, column);
        } else if (change instanceof ColumnChange.SetDefault value) {
            return withDefault(column, value.value());
        } else if (change instanceof ColumnChange.DropDefault) {
            if (column.keepsDefault()) {
                throw Errors.unsupported("Alter Column Drop Default");
            }
            return column.withDefault(null);
        }
        return column.withComment(((ColumnChange.SetComment) change).text());
    }

    private Column type(Table table, Column column, SqlType wanted) {
        SqlType now = column.type();
        if (now.equals(wanted)) {
            return column;
        }
        if (now instanceof SqlType.Text from && wanted instanceof SqlType.Text to) {
            if (!to.collation().equals(from.collation())) {
                throw Errors.compilation(
                        "002108",
                        "22000",
                        "cannot change column " + column.name() + " from type \"" + TypeText.full(now) + "\" to \""
                                + TypeText.full(wanted) + "\" because they have incompatible collations.");
            }
            if (to.length() < from.length()) {
                throw refused(column, wanted, "reducing the length of a column is not supported");
            }
            return column.withType(wanted);
        }
        if (now instanceof SqlType.Numeric from && wanted instanceof SqlType.Numeric to) {
            number(table, column, from, to);
            work.engine().structure().changeType(table, column, wanted);
            return column.withType(wanted);
        }
        throw refused(column, wanted, "the types are not compatible");
    }

    /** Precision may grow, or shrink as far as the values fit; the scale never changes. */
    private void number(Table table, Column column, SqlType.Numeric from, SqlType.Numeric to) {
        if (from.scale() != to.scale()) {
            throw refused(column, to, "changing the scale of a column is not supported");
        }
        if (to.precision() < from.precision()) {
            String tooLong = "abs(" + column.physical() + ") >= CAST(1" + "0".repeat(to.precision() - to.scale())
                    + " AS DECIMAL(38," + to.scale() + "))";
            if (new TableRows(work).count(table, tooLong) > 0) {
                throw refused(column, to, "a value does not fit");
            }
        }
    }

    private static SnowflakeException refused(Column column, SqlType wanted, String why) {
        return Errors.compilation(
                "002108",
                "22000",
                "cannot change column " + column.name() + " from type " + TypeText.full(column.type()) + " to "
                        + TypeText.full(wanted) + " because " + why + ".");
    }

    /** The column with NOT NULL; refused where a row has NULL in it. */
    Column required(Table table, Column column) {
        if (new TableRows(work).nulls(table, column) > 0) {
            throw Errors.compilation(
                    "001471",
                    "42601",
                    "Column '" + column.name() + "' contains null values. Not null constraint cannot be added.");
        }
        return column.withNullable(false);
    }

    private static Column nullable(Table table, Column column) {
        boolean inPrimaryKey = table.keys().stream()
                .anyMatch(key -> key.kind() == ConstraintKind.PRIMARY_KEY
                        && key.columns().contains(column.physical()));
        if (inPrimaryKey) {
            throw Errors.compilation(
                    "002212", "42601", "Column '" + column.name() + "' belongs to the primary key: it stays NOT NULL.");
        }
        return column.withNullable(true);
    }

    /** Snowflake lets an existing column have no other default than a sequence, and that only instead of another one. */
    private Column withDefault(Column column, Expression value) {
        if (!isSequence(value) || !isSequence(column.defaultValue())) {
            throw Errors.unsupported("Alter Column Set Default");
        }
        return column.withDefault(new ColumnDefaults(work).defined(value));
    }

    private static boolean isSequence(@Nullable Expression value) {
        return value instanceof Expression.ColumnReference reference
                && reference.sequence().isPresent();
    }
}
