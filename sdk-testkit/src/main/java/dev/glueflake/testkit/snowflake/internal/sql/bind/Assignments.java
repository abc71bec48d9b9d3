package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.function.Coercions;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Values on their way into a table's columns: found, converted to the column's type and checked to fit. */
final class Assignments {
    private final BindContext context;
    private final Relation.Stored target;

    Assignments(BindContext context, Relation.Stored target) {
        this.context = context;
        this.target = target;
    }

    /** The index of a column, by its name. */
    int index(Identifier name) {
        for (int i = 0; i < target.columns().size(); i++) {
            if (target.columns().get(i).name().equals(name.text())) {
                return i;
            }
        }
        throw Errors.invalidIdentifier(name.at(), name.toString());
    }

    Typed convert(Typed value, Relation.Column column) {
        if (isJsonBind(value) && column.type() instanceof SqlType.Structured) {
            return new Typed.Convert(value, column.type(), false);
        }
        boolean textIntoVariant = column.type().isJson() && value.type() instanceof SqlType.Text;
        if (value.type() instanceof SqlType.Text && column.type() instanceof SqlType.Binary) {
            return Coercions.convert(value, column.type());
        }
        if (textIntoVariant || !Coercions.fitsColumn(value.type(), column.type())) {
            throw Errors.compilation(
                    "002023",
                    "22000",
                    "Expression type does not match column data type, expecting " + TypeText.full(column.type())
                            + " but got " + TypeText.full(value.type()) + " for column " + column.name());
        }
        return Coercions.convert(value, column.type());
    }

    /** An ARRAY or OBJECT that a driver binds, which takes the type of what it goes to. */
    static boolean isJsonBind(Typed value) {
        return value instanceof Typed.Constant && value.type().isSemiStructured();
    }

    /** A column's DEFAULT, or NULL where it has none. */
    Typed defaultValue(Relation.Column column) {
        if (column.defaultValue() == null) {
            return new Typed.Constant(new TypedValue(column.type(), null));
        }
        Typed value = new ExpressionBinder(context.inside(null), Scope.empty(null)).bind(column.defaultValue());
        return convert(value, column);
    }

    /** SET's values by the index of their column. */
    Map<Integer, Typed> set(List<Statement.Assignment> assignments, ExpressionBinder expressions) {
        Map<Integer, Typed> values = new HashMap<>();
        for (Statement.Assignment assignment : assignments) {
            int index = index(assignment.column());
            Relation.Column column = target.columns().get(index);
            Typed value = assignment.value() == null
                    ? defaultValue(column)
                    : convert(expressions.bind(assignment.value()), column);
            if (values.put(index, value) != null) {
                throw Errors.compilation("002025", "42601", "duplicate column name '" + column.name() + "'");
            }
        }
        return values;
    }

    static Relation.Stored table(Relation found) {
        Relation relation = found.bare();
        if (relation instanceof Relation.Stored stored) {
            return stored;
        }
        throw Errors.compilation(
                "002003",
                "42S02",
                "Object '" + ((Relation.View) relation).name() + "' is a view and cannot be changed.");
    }
}
