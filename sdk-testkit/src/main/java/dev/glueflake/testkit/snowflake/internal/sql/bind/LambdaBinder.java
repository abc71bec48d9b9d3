package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.function.Coercions;
import dev.glueflake.testkit.snowflake.internal.sql.function.Paths;
import dev.glueflake.testkit.snowflake.internal.sql.function.StructuredPaths;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.variant.Json.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * FILTER, TRANSFORM and REDUCE: a lambda over the elements of an array, each a VARIANT, of a structured array of its element type,
 * unless the parameter says more.
 */
final class LambdaBinder {
    static final Set<String> NAMES = Set.of("FILTER", "TRANSFORM", "REDUCE");

    private static final String ITEMS = "CAST(json_extract({0}, '$[*]') AS JSON[])";
    private static final String UNDEFINED = "CAST('\"" + Kind.UNDEFINED.mark() + "\"' AS JSON)";

    private final ExpressionBinder expressions;

    LambdaBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
    }

    Typed bind(String name, Expression.FunctionCall call) {
        int count = name.equals("REDUCE") ? 3 : 2;
        List<Expression.Argument> given = call.arguments();
        if (given.size() != count || !(given.get(count - 1).value() instanceof Expression.Lambda lambda)) {
            throw invalid(name);
        }
        if (lambda.parameters().size() != count - 1) {
            throw invalid(name);
        }
        Typed array = array(name, expressions.bind(given.get(0).value()));
        return switch (name) {
            case "FILTER" -> filter(array, lambda);
            case "TRANSFORM" -> transform(array, lambda);
            default -> reduce(array, expressions.bind(given.get(1).value()), lambda);
        };
    }

    private static RuntimeException invalid(String name) {
        return Errors.compilation("001044", "42P13", "Invalid argument types for function '" + name + "'");
    }

    private static Typed array(String name, Typed value) {
        if (value.type() instanceof SqlType.TypedArray) {
            return value;
        }
        boolean fits = value.type() instanceof SqlType.Array
                || value.type() instanceof SqlType.Variant
                || value.type() instanceof SqlType.Null;
        if (!fits) {
            throw invalid(name);
        }
        return Coercions.convert(value, SqlTypes.ARRAY);
    }

    /** An element is SQL NULL inside where it is undefined. */
    private Typed element(Typed array, Expression.Parameter parameter, String physical) {
        Typed kept = new Typed.Call(Paths.orNull(physical), List.of(), SqlTypes.VARIANT, true);
        return typed(
                parameter,
                array.type() instanceof SqlType.TypedArray structured
                        ? StructuredPaths.value(kept, structured.element().type())
                        : kept);
    }

    private Typed typed(Expression.Parameter parameter, Typed value) {
        return parameter.type() == null
                ? value
                : Coercions.convert(
                        value,
                        TypeNames.type(parameter.type(), expressions.context().environment()));
    }

    private Typed body(Expression.Lambda lambda, List<Typed> values) {
        List<Scope.Named> parameters = new ArrayList<>();
        for (Expression.Parameter parameter : lambda.parameters()) {
            parameters.add(new Scope.Named(parameter.name().text(), values.get(parameters.size())));
        }
        Scope inside = Scope.of(new Scope.Table(List.of(), parameters), expressions.scope());
        return new ExpressionBinder(expressions.context(), inside).bind(lambda.body());
    }

    private Typed filter(Typed array, Expression.Lambda lambda) {
        String name = expressions.context().alias();
        Typed condition = Choices.condition(
                body(lambda, List.of(element(array, lambda.parameters().get(0), name))));
        return listed("list_filter(" + ITEMS + ", lambda " + name + ": {1})", array, condition, array.type());
    }

    private Typed transform(Typed array, Expression.Lambda lambda) {
        String name = expressions.context().alias();
        Typed value = body(lambda, List.of(element(array, lambda.parameters().get(0), name)));
        String list = "list_transform(" + ITEMS + ", lambda " + name + ": COALESCE({1}, " + UNDEFINED + "))";
        if (!(array.type() instanceof SqlType.TypedArray)) {
            return listed(list, array, Coercions.implicit(value, SqlTypes.VARIANT), SqlTypes.ARRAY);
        }
        SqlType element = value.type() instanceof SqlType.Null ? SqlTypes.VARCHAR : value.type();
        SqlType result = new SqlType.TypedArray(new SqlType.Slot(element, true));
        return listed(list, array, StructuredPaths.kept(value, element), result);
    }

    private static Typed listed(String list, Typed array, Typed body, SqlType result) {
        String template = "nullif(to_json(" + list + "), CAST('null' AS JSON))";
        return new Typed.Call(template, List.of(array, body), result, array.nullable());
    }

    /** The accumulator has the type of its first value; a NUMBER has room to grow, or becomes a FLOAT with what it meets. */
    private Typed reduce(Typed array, Typed initial, Expression.Lambda lambda) {
        SqlType type = widest(initial.type());
        String total = expressions.context().alias();
        String item = expressions.context().alias();
        Typed body = reduction(array, lambda, total, item, type);
        if (type instanceof SqlType.Numeric && !body.type().equals(type)) {
            type = Coercions.isNumber(body.type()) ? body.type() : SqlTypes.REAL;
            body = reduction(array, lambda, total, item, type);
        }
        String template = "list_reduce(" + ITEMS + ", lambda " + total + ", " + item + ": COALESCE({1}, " + UNDEFINED
                + "), COALESCE({2}, " + UNDEFINED + "))";
        Typed reduced = new Typed.Call(
                Paths.orNull(template),
                List.of(
                        array,
                        Coercions.convert(Coercions.convert(body, type), SqlTypes.VARIANT),
                        Coercions.convert(Coercions.convert(initial, type), SqlTypes.VARIANT)),
                SqlTypes.VARIANT,
                true);
        return Coercions.convert(reduced, type);
    }

    private static SqlType widest(SqlType type) {
        if (type instanceof SqlType.Numeric number) {
            return new SqlType.Numeric(38, number.scale());
        }
        if (type instanceof SqlType.Null) {
            return SqlTypes.VARIANT;
        }
        return type instanceof SqlType.Text ? SqlTypes.VARCHAR : type;
    }

    private Typed reduction(Typed array, Expression.Lambda lambda, String total, String item, SqlType type) {
        Typed value = new Typed.Call(Paths.orNull(total), List.of(), SqlTypes.VARIANT, true);
        return body(
                lambda,
                List.of(
                        typed(lambda.parameters().get(0), Coercions.convert(value, type)),
                        element(array, lambda.parameters().get(1), item)));
    }
}
