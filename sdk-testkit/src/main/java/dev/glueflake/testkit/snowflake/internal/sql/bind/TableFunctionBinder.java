package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.parse.SqlParser;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** GENERATOR; FLATTEN and its kin are {@link ExpansionBinder}'s; other table functions belong to the catalog and take constants. */
final class TableFunctionBinder {
    /** How many rows a time limit gives depends on the system, says its page; it is more than clients ask for. */
    private static final BigDecimal ROWS_PER_SECOND = BigDecimal.valueOf(100_000);

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
            case "FLATTEN", "SPLIT_TO_TABLE", "STRTOK_SPLIT_TO_TABLE", "GETNEXTVAL" ->
                new ExpansionBinder(context, expressions.scope()).bind(function, null);
            case "GENERATOR" -> generator(function);
            case "TO_QUERY" -> query(function);
            default -> catalog(function);
        };
    }

    private FromBinder.Bound catalog(TableExpression.Function function) {
        FromBinder.Bound defined = new UserFunctionBinder(expressions).table(function);
        return defined == null ? ofCatalog(function) : defined;
    }

    private FromBinder.Bound ofCatalog(TableExpression.Function function) {
        Expression.FunctionCall call = TableArguments.spread(function.call());
        List<TypedValue> arguments = new ArrayList<>();
        for (Expression.Argument argument : call.arguments()) {
            arguments.add(
                    expressions.bind(argument.value()) instanceof Typed.Constant constant
                            ? constant.value()
                            : value(argument.value()));
        }
        Relation relation = context.relations().tableFunction(call, arguments);
        return new FromBinder(context).relation(relation, function.alias(), List.of());
    }

    /** The value of an argument without columns, such as a time that is computed. */
    private TypedValue value(Expression argument) {
        DuckQuery query = context.emit(new QueryBinder(context).scalar(argument));
        return context.relations().values(query).get(0);
    }

    /** The rows of a query that is given as a text. */
    private FromBinder.Bound query(TableExpression.Function function) {
        List<Expression.Argument> given = function.call().arguments();
        boolean single = given.size() == 1
                && (given.get(0).name() == null || given.get(0).name().equals("SQL"));
        if (single
                && expressions.bind(given.get(0).value()) instanceof Typed.Constant constant
                && constant.value().value() instanceof String sql) {
            TableExpression derived = new TableExpression.Derived(SqlParser.parseQuery(sql), false, function.alias());
            return new FromBinder(context).bind(derived, Scope.empty(null));
        }
        throw Errors.unsupported("TO_QUERY other than of one constant text");
    }

    /** Rows without columns. A time limit alone takes its time; with a number of rows that is always reached first. */
    private FromBinder.Bound generator(TableExpression.Function function) {
        Map<String, BigDecimal> limits = new HashMap<>();
        for (Expression.Argument argument : function.call().arguments()) {
            constant(argument).ifPresent(limit -> limits.put(argument.name(), limit));
        }
        BigDecimal seconds = limits.getOrDefault("TIMELIMIT", BigDecimal.ZERO);
        BigDecimal rows = limits.get("ROWCOUNT");
        if (rows == null && seconds.signum() > 0) {
            List<TypedValue> wait = List.of(new TypedValue(SqlTypes.INTEGER, seconds));
            context.environment().contextFunction("SYSTEM$WAIT", wait);
        }
        return rows(function, rows == null ? seconds.multiply(ROWS_PER_SECOND) : rows);
    }

    /** The value of a limit; empty where it is NULL, which is none. */
    private Optional<BigDecimal> constant(Expression.Argument argument) {
        boolean limit = "ROWCOUNT".equals(argument.name()) || "TIMELIMIT".equals(argument.name());
        if (limit && expressions.bind(argument.value()) instanceof Typed.Constant constant) {
            Object value = constant.value().value();
            if (value == null) {
                return Optional.empty();
            } else if (value instanceof BigDecimal number && number.signum() >= 0) {
                return Optional.of(number);
            }
        }
        throw Errors.unsupported("GENERATOR other than by a constant ROWCOUNT or TIMELIMIT");
    }

    private FromBinder.Bound rows(TableExpression.Function function, BigDecimal count) {
        String alias = context.alias();
        Source source = new Source.Stored("range(" + count.toBigInteger() + ")", alias, null);
        Typed row = new Typed.Column(alias, Scope.GENERATED_ROW, SqlTypes.INTEGER, false);
        FromBinder.Bound bound = FromBinder.bound(source, List.of(), function.alias(), List.of());
        return new FromBinder.Bound(source, bound.scope().merge(List.of(), Set.of(row)));
    }
}
