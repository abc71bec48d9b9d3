package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A catalog of one relation, which every name means. */
record SingleRelation(Relation relation) implements Relations {
    /** All that {@code *} shows of it, and the columns of those names. */
    Query select(String... more) {
        List<Query.SelectItem> items = new ArrayList<>();
        items.add(new Query.SelectItem(
                new Expression.Star(null, Expression.StarModifiers.NONE, Position.NONE), null, "*"));
        for (String name : more) {
            Identifier column = Identifier.quoted(name, Position.NONE);
            items.add(
                    new Query.SelectItem(new Expression.ColumnReference(List.of(column), Position.NONE), column, name));
        }
        ObjectName any = new ObjectName(List.of(Identifier.quoted("SOURCE", Position.NONE)));
        List<TableExpression> from = List.of(new TableExpression.Named(any, null, null));
        return new Query.Select(false, items, from, null, null, null, null, Position.NONE);
    }

    @Override
    public Relation find(ObjectName name, @Nullable TimeTravel travel) {
        return relation;
    }

    @Override
    public Relation tableFunction(Expression.FunctionCall call, List<TypedValue> arguments) {
        throw Errors.unknownFunction(call.name().toString());
    }

    @Override
    public String nextValue(ObjectName sequence) {
        throw Errors.unsupported("sequence");
    }
}
