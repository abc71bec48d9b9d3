package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expressions;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.bind.FromBinder.Bound;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** FROM and a WHERE with {@code (+)}: a marked source is joined from the left by the conditions that mark it. */
final class OuterMarkBinder {
    /** @param where what is left of the condition */
    record Result(Bound from, @Nullable Expression where) {}

    /** A source; without conditions its rows are not optional. Each is itself and equal to no other. */
    private static final class Part {
        final Bound bound;
        final List<Expression> conditions = new ArrayList<>();
        final Set<Part> needed = new HashSet<>();

        Part(Bound bound) {
            this.bound = bound;
        }

        boolean has(Typed column) {
            return column instanceof Typed.Column typed
                    && Sources.relations(bound.source()).contains(typed.relation());
        }
    }

    private final BindContext context;
    private final List<Part> parts = new ArrayList<>();
    private Scope scope;

    OuterMarkBinder(BindContext context) {
        this.context = context;
        this.scope = Scope.empty(context.outer());
    }

    static boolean isUsed(@Nullable Expression where) {
        return Expressions.any(where, Expression.OuterMark.class::isInstance);
    }

    Result bind(List<TableExpression> from, Expression where) {
        for (TableExpression source : from) {
            if (source instanceof TableExpression.Join) {
                throw Errors.compilation("002035", "42601", "(+) cannot be mixed with JOIN in one FROM clause");
            }
            Bound bound = new FromBinder(context).bind(source, scope);
            parts.add(new Part(bound));
            scope = scope.and(bound.scope());
        }
        Expression rest = null;
        for (Expression condition : Expressions.conjuncts(where)) {
            if (isUsed(condition)) {
                mark(condition);
            } else {
                rest = rest == null ? condition : and(rest, condition);
            }
        }
        Source source = joined();
        Scope all = Scope.empty(context.outer());
        for (Part part : parts) {
            Scope own = part.bound.scope();
            all = all.and(part.conditions.isEmpty() ? own : Joins.nullable(own));
        }
        return new Result(new Bound(source, all), rest);
    }

    private static Expression and(Expression left, Expression right) {
        return new Expression.Binary(Expression.BinaryOperator.AND, left, right, left.at());
    }

    private void mark(Expression condition) {
        Set<Part> marked = Expressions.all(condition)
                .filter(Expression.OuterMark.class::isInstance)
                .map(mark -> part(((Expression.OuterMark) mark).column()))
                .collect(Collectors.toCollection(HashSet::new));
        if (marked.size() != 1) {
            throw Errors.compilation("002035", "42601", "(+) marks more than one table in one condition");
        }
        Part optional = marked.iterator().next();
        optional.conditions.add(condition);
        Expressions.all(condition)
                .filter(Expression.ColumnReference.class::isInstance)
                .map(this::part)
                .filter(part -> part != optional)
                .forEach(optional.needed::add);
        if (optional.needed.size() > 1) {
            throw Errors.compilation("002035", "42601", "A table is outer joined to more than one other table.");
        }
    }

    private Part part(Expression column) {
        Typed typed = new ExpressionBinder(context, scope).bind(column);
        return parts.stream()
                .filter(part -> part.has(typed))
                .findFirst()
                .orElseThrow(() -> Errors.compilation("002035", "42601", "(+) on something that is no column"));
    }

    private Source joined() {
        List<Part> waiting = new ArrayList<>(parts);
        Set<Part> done = new HashSet<>();
        Source source = null;
        while (!waiting.isEmpty()) {
            Source before = source;
            Part next = waiting.stream()
                    .filter(part -> part.conditions.isEmpty() || (before != null && done.containsAll(part.needed)))
                    .findFirst()
                    .orElseThrow(() -> Errors.compilation("002035", "42601", "Tables are outer joined in a circle."));
            source = source == null ? Objects.requireNonNull(next.bound.source()) : join(source, next);
            waiting.remove(next);
            done.add(next);
        }
        return Objects.requireNonNull(source);
    }

    private Source join(Source left, Part part) {
        Source right = Objects.requireNonNull(part.bound.source());
        if (part.conditions.isEmpty()) {
            return new Source.Join(left, "CROSS JOIN", right, null);
        }
        ExpressionBinder expressions = ExpressionBinder.withOuterMarks(context, scope);
        List<Typed> conditions = part.conditions.stream()
                .map(condition -> Choices.condition(expressions.bind(condition)))
                .toList();
        return new Source.Join(left, "LEFT JOIN", right, PredicateBinder.combined("AND", conditions));
    }
}
