package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.JoinKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.bind.FromBinder.Bound;
import dev.glueflake.testkit.snowflake.internal.sql.function.Choices;
import dev.glueflake.testkit.snowflake.internal.sql.function.Comparisons;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.sql.tree.TypedQuery.Source;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Two sources joined. */
final class JoinBinder {
    private static final Typed TRUE = new Typed.Constant(new TypedValue(SqlTypes.BOOLEAN, true));

    private final BindContext context;

    JoinBinder(BindContext context) {
        this.context = context;
    }

    Bound join(TableExpression.Join join, Bound left, Bound right) {
        Scope leftScope = isOuter(join, JoinKind.RIGHT) ? Joins.nullable(left.scope()) : left.scope();
        Scope rightScope = isOuter(join, JoinKind.LEFT) ? Joins.nullable(right.scope()) : right.scope();
        Scope both = Scope.empty(context.outer()).and(leftScope).and(rightScope);
        if (join.natural() || !join.using().isEmpty()) {
            List<String> names = join.natural() ? Joins.common(leftScope, rightScope) : names(join.using());
            Joins.Using using = Joins.using(names, join.kind(), leftScope, rightScope);
            return new Bound(joined(join.kind(), left, right, using.on()), both.merge(using.together(), using.apart()));
        }
        return new Bound(joined(join.kind(), left, right, condition(join.on(), both)), both);
    }

    /** For every row on the left the nearest one on the right, or none; the right side is always optional. */
    Bound asof(TableExpression.AsofJoin join, Bound left, Bound right) {
        Scope rightScope = Joins.nullable(right.scope());
        Scope both = Scope.empty(context.outer()).and(left.scope()).and(rightScope);
        Typed match = match(join.match(), left.scope(), right.scope());
        if (join.using().isEmpty()) {
            AsofConditions.requireEqualities(join.on(), left.scope(), rightScope);
            return new Bound(nearest(left, right, match, condition(join.on(), both)), both);
        }
        Joins.Using using = Joins.using(names(join.using()), JoinKind.LEFT, left.scope(), rightScope);
        return new Bound(nearest(left, right, match, using.on()), both.merge(using.together(), using.apart()));
    }

    private Typed match(Expression.Binary match, Scope left, Scope right) {
        switch (match.operator()) {
            case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> {}
            default ->
                throw Errors.compilation(
                        "010001",
                        "42601",
                        "MATCH_CONDITION clause is invalid: Only comparison operators '>=', '>', '<=' and '<' are"
                                + " allowed. Keywords such as AND and OR are not allowed.");
        }
        AsofConditions.requireSides(match, left, right);
        return Comparisons.compare(
                ExpressionBinder.comparison(match.operator()),
                new ExpressionBinder(context, left).bind(match.left()),
                new ExpressionBinder(context, right).bind(match.right()));
    }

    private static Source nearest(Bound left, Bound right, Typed match, @Nullable Typed more) {
        Typed on = more == null ? match : PredicateBinder.combined("AND", List.of(more, match));
        return new Source.Join(source(left), "ASOF LEFT JOIN", source(right), on);
    }

    private @Nullable Typed condition(@Nullable Expression on, Scope scope) {
        return on == null ? null : Choices.condition(new ExpressionBinder(context, scope).bind(on));
    }

    private static List<String> names(List<Identifier> using) {
        return using.stream().map(Identifier::text).toList();
    }

    private static boolean isOuter(TableExpression.Join join, JoinKind kind) {
        return join.kind() == kind || join.kind() == JoinKind.FULL;
    }

    /** Without a condition every row meets every other one. */
    private static Source joined(JoinKind kind, Bound left, Bound right, @Nullable Typed on) {
        boolean outer = kind != JoinKind.INNER && kind != JoinKind.CROSS;
        if (outer) {
            return new Source.Join(source(left), kind + " JOIN", source(right), on == null ? TRUE : on);
        }
        return new Source.Join(source(left), on == null ? "CROSS JOIN" : "INNER JOIN", source(right), on);
    }

    private static Source source(Bound bound) {
        return Objects.requireNonNull(bound.source());
    }
}
