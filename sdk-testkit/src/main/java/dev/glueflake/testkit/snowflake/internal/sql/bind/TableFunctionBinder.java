package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.emit.EngineErrors;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** FLATTEN and GENERATOR; other table functions belong to the catalog and take constants. */
final class TableFunctionBinder {
    private final BindContext context;
    private final ExpressionBinder expressions;

    TableFunctionBinder(BindContext context, Scope before) {
        this.context = context;
        this.expressions = new ExpressionBinder(context, before);
    }

    FromBinder.Bound bind(TableExpression.Function function) {
        Expression.FunctionCall call = function.call();
        String name = call.name().parts().size() == 1 ? call.name().last().text() : "";
        return switch (name) {
            case "FLATTEN" -> flatten(function);
            case "GENERATOR" -> generator(function);
            default -> catalog(function);
        };
    }

    private FromBinder.Bound catalog(TableExpression.Function function) {
        List<TypedValue> arguments = new ArrayList<>();
        for (Expression.Argument argument : function.call().arguments()) {
            if (!(expressions.bind(argument.value()) instanceof Typed.Constant constant)) {
                throw Errors.unsupported(function.call().name() + " with an argument that is not a constant");
            }
            arguments.add(constant.value());
        }
        Relation relation = context.relations().tableFunction(function.call(), arguments);
        return new FromBinder(context).relation(relation, function.alias(), List.of());
    }

    /** Rows without columns. */
    private FromBinder.Bound generator(TableExpression.Function function) {
        for (Expression.Argument argument : function.call().arguments()) {
            boolean rows = "ROWCOUNT".equals(argument.name())
                    && function.call().arguments().size() == 1;
            if (rows
                    && expressions.bind(argument.value()) instanceof Typed.Constant constant
                    && constant.value().value() instanceof BigDecimal count) {
                String alias = context.alias();
                Source source = new Source.Stored("range(" + count.toBigInteger() + ")", alias);
                Typed row = new Typed.Column(alias, Scope.GENERATED_ROW, SqlTypes.INTEGER, false);
                FromBinder.Bound bound = FromBinder.bound(source, List.of(), function.alias(), List.of());
                return new FromBinder.Bound(source, bound.scope().merge(List.of(), Set.of(row)));
            }
        }
        throw Errors.unsupported("GENERATOR other than by a constant ROWCOUNT");
    }

    /** The elements of an array or the members of an object, in their order. */
    private FromBinder.Bound flatten(TableExpression.Function function) {
        Typed input = null;
        for (Expression.Argument argument : function.call().arguments()) {
            if (argument.name() != null && !argument.name().equals("INPUT")) {
                throw Errors.unsupported("FLATTEN with " + argument.name());
            }
            input = expressions.bind(argument.value());
        }
        if (input == null || !input.type().isSemiStructured()) {
            throw Errors.compilation("001044", "42P13", "Invalid argument types for function 'FLATTEN'");
        }
        String alias = context.alias();
        Source source = new Source.Expansion(FLATTEN, List.of(input), alias);
        List<Scope.Named> columns = List.of(
                column(alias, "SEQ", "f1", new SqlType.Numeric(38, 0)),
                column(alias, "KEY", "f2", SqlTypes.VARCHAR),
                column(alias, "PATH", "f3", SqlTypes.VARCHAR),
                column(alias, "INDEX", "f4", new SqlType.Numeric(38, 0)),
                column(alias, "VALUE", "f5", SqlTypes.VARIANT),
                column(alias, "THIS", "f6", SqlTypes.VARIANT));
        return FromBinder.bound(source, columns, function.alias(), List.of());
    }

    /** One step of nesting; a value that is neither array nor object gives no rows. */
    private static final String FLATTEN = "LATERAL (SELECT CAST("
            + EngineErrors.raise("000002", "0A000", "Unsupported feature 'FLATTEN SEQ'.")
            + " AS DECIMAL(38,0)) AS f1, CASE WHEN json_type(s.j) = 'OBJECT' THEN e.key END AS f2,"
            + " CASE WHEN json_type(s.j) = 'OBJECT' THEN e.key ELSE '[' || e.key || ']' END AS f3,"
            + " CASE WHEN json_type(s.j) = 'ARRAY' THEN CAST(e.key AS DECIMAL(38,0)) END AS f4, e.value AS f5, s.j AS f6"
            + " FROM (SELECT {0} AS j) AS s, LATERAL (SELECT * FROM json_each(s.j)) AS e WHERE json_type(s.j) IN ('ARRAY', 'OBJECT'))";

    private static Scope.Named column(String alias, String name, String physical, SqlType type) {
        return new Scope.Named(name, new Typed.Column(alias, physical, type, true));
    }
}
