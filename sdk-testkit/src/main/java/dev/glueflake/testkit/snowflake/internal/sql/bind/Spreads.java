package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedTrees;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import dev.glueflake.testkit.snowflake.internal.variant.Json;
import dev.glueflake.testkit.snowflake.internal.variant.JsonReader;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code **}: the elements of a constant array, each as if it were written there itself. */
final class Spreads {
    private Spreads() {}

    /** All of the expressions, with elements instead of arrays. */
    static List<Typed> bind(ExpressionBinder expressions, List<Expression> written) {
        return written.stream().flatMap(each -> elements(expressions, each)).toList();
    }

    /** The array where it is an argument of the function whose body this is, so that nobody knows its elements yet; else null. */
    static @Nullable Typed argument(ExpressionBinder expressions, Expression written) {
        boolean name =
                written instanceof Expression.Spread spread && spread.array() instanceof Expression.ColumnReference;
        if (!name) {
            return null;
        }
        Typed array = expressions.bind(((Expression.Spread) written).array());
        return isArgument(array) ? array : null;
    }

    private static boolean isArgument(Typed array) {
        return array instanceof Typed.Column column && column.relation().equals(UserFunctionBinder.ARGUMENTS);
    }

    private static boolean isConstant(Typed array) {
        return !TypedTrees.any(array, part -> part instanceof Typed.Column);
    }

    private static Stream<Typed> elements(ExpressionBinder expressions, Expression written) {
        if (!(written instanceof Expression.Spread spread)) {
            return Stream.of(expressions.bind(written));
        }
        if (spread.array() instanceof Expression.ArrayLiteral array) {
            return array.items().stream().map(expressions::bind);
        }
        Typed array = expressions.bind(spread.array());
        if (isArgument(array)) {
            throw Errors.unsupported("spread operator over an argument of the function, but in IN");
        }
        if (!isConstant(array)) {
            throw Errors.compilation("001015", "22023", "The spread operator needs a constant array.");
        }
        return items(value(expressions.context(), array)).stream()
                .map(item -> expressions.bind(literal(item, spread.at())));
    }

    private static TypedValue value(BindContext context, Typed array) {
        TypedQuery query = TypedQuery.Select.ofValue("V", array);
        return context.relations().values(context.emit(query)).get(0);
    }

    private static List<Json> items(TypedValue value) {
        if (value.type().isJson()
                && value.value() instanceof String json
                && JsonReader.stored(json) instanceof Json.Array array) {
            return array.items();
        }
        throw Errors.compilation("001015", "22023", "The spread operator needs an array.");
    }

    private static Expression literal(Json item, Position at) {
        if (!(item instanceof Json.Leaf leaf)) {
            throw Errors.unsupported("spread operator over arrays and objects");
        }
        return switch (leaf.kind()) {
            case NULL, UNDEFINED -> new Expression.NullLiteral(at);
            case BOOLEAN -> new Expression.BooleanLiteral(leaf.text().equals("true"), at);
            case INTEGER, DECIMAL, DOUBLE -> new Expression.NumberLiteral(leaf.text(), at);
            default -> new Expression.StringLiteral(leaf.shown(), at);
        };
    }
}
