package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.function.Comparisons;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Output;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;

/** Subqueries inside expressions; they see the columns around them. */
final class SubqueryBinder {
    private final ExpressionBinder expressions;
    private final BindContext inner;

    SubqueryBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
        this.inner = expressions.context().inside(expressions.scope());
    }

    Typed bind(Expression expression) {
        if (expression instanceof Expression.Exists exists) {
            return new Typed.Exists(query(exists.query()));
        }
        if (expression instanceof Expression.ScalarQuery scalar) {
            TypedQuery query = single(scalar.query());
            return new Typed.Subquery(query, query.columns().get(0).type());
        }
        if (expression instanceof Expression.Quantified quantified) {
            String word = ExpressionBinder.comparison(quantified.operator()) + (quantified.all() ? " ALL" : " ANY");
            return compared(expressions.bind(quantified.operand()), word, single(quantified.query()));
        }
        Expression.InQuery in = (Expression.InQuery) expression;
        if (in.operand() instanceof Expression.Tuple tuple) {
            return tuple(in, tuple);
        }
        Typed found = compared(expressions.bind(in.operand()), "IN", single(in.query()));
        return in.negated() ? ExpressionBinder.not(found) : found;
    }

    private TypedQuery query(Query query) {
        return new QueryBinder(inner).bind(query);
    }

    private TypedQuery single(Query query) {
        TypedQuery typed = query(query);
        if (typed.columns().size() != 1) {
            throw Errors.compilation(
                    "002059",
                    "42601",
                    "Invalid argument [subquery with " + typed.columns().size() + " columns] where one is wanted");
        }
        return typed;
    }

    private Typed compared(Typed operand, String operator, TypedQuery query) {
        SqlType type =
                Comparisons.operandType(operand.type(), query.columns().get(0).type());
        String alias = inner.alias();
        Typed column = PredicateBinder.comparable(
                Projections.columns(query, alias).get(0).value(), type);
        TypedQuery converted = Projections.select(
                List.of(new Output("V", column)), new TypedQuery.Source.Derived(query, alias, false));
        return new Typed.Quantified(PredicateBinder.comparable(operand, type), operator, converted);
    }

    /**
     * TRUE where a row meets the tuple in every column, NULL where one could by its NULLs, else FALSE: which of the last
     * two it is matters to NOT IN alone.
     */
    private Typed tuple(Expression.InQuery in, Expression.Tuple tuple) {
        TypedQuery query = query(in.query());
        if (query.columns().size() != tuple.items().size()) {
            throw Errors.compilation("002055", "42601", "tuples of different sizes in IN");
        }
        String alias = inner.alias();
        List<Scope.Named> columns = Projections.columns(query, alias);
        List<Typed> equal = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            equal.add(Comparisons.compare(
                    "=", expressions.bind(tuple.items().get(i)), columns.get(i).value()));
        }
        Typed all = PredicateBinder.combined("AND", equal);
        if (!in.negated()) {
            return exists(query, alias, columns, all);
        }
        Typed possible = new Typed.Call("(({0}) IS NOT FALSE)", List.of(all), SqlTypes.BOOLEAN, false);
        Typed unknown = new Typed.Constant(new TypedValue(SqlTypes.BOOLEAN, null));
        return new Typed.Choice(
                List.of(
                        new Typed.Branch(exists(query, alias, columns, all), constant(false)),
                        new Typed.Branch(exists(query, alias, columns, possible), unknown)),
                constant(true),
                SqlTypes.BOOLEAN);
    }

    private static Typed constant(boolean value) {
        return new Typed.Constant(new TypedValue(SqlTypes.BOOLEAN, value));
    }

    private static Typed exists(TypedQuery query, String alias, List<Scope.Named> columns, Typed condition) {
        List<Output> outputs = List.of(new Output("V", columns.get(0).value()));
        return new Typed.Exists(new TypedQuery.Select(
                false,
                outputs,
                new TypedQuery.Source.Derived(query, alias, false),
                condition,
                null,
                null,
                null,
                List.of(),
                TypedQuery.Limit.NONE));
    }
}
