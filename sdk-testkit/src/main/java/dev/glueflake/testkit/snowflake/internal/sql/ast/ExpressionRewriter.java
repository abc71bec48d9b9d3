package dev.glueflake.testkit.snowflake.internal.sql.ast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an expression anew with other names in it. Queries inside the expression stay as they are. */
public abstract class ExpressionRewriter {

    /** What takes the place of a name of a column, variable or sequence. */
    protected abstract Expression name(Expression.ColumnReference reference);

    public final Expression rewrite(Expression e) {
        if (e instanceof Expression.ColumnReference reference) {
            return name(reference);
        } else if (e instanceof Expression.Unary x) {
            return new Expression.Unary(x.operator(), rewrite(x.operand()), x.at());
        } else if (e instanceof Expression.Binary x) {
            return new Expression.Binary(x.operator(), rewrite(x.left()), rewrite(x.right()), x.at());
        } else if (e instanceof Expression.FunctionCall x) {
            return call(x);
        } else if (e instanceof Expression.Cast x) {
            return new Expression.Cast(rewrite(x.operand()), x.type(), x.attempt(), x.at());
        } else if (e instanceof Expression.Reshaped x) {
            return new Expression.Reshaped(rewrite(x.operand()), x.type(), x.renamed(), x.at());
        } else if (e instanceof Expression.Case x) {
            return caseOf(x);
        }
        return test(e);
    }

    private Expression test(Expression e) {
        if (e instanceof Expression.IsNull x) {
            return new Expression.IsNull(rewrite(x.operand()), x.negated(), x.at());
        } else if (e instanceof Expression.IsTruth x) {
            return new Expression.IsTruth(rewrite(x.operand()), x.truth(), x.negated(), x.at());
        } else if (e instanceof Expression.IsDistinctFrom x) {
            return new Expression.IsDistinctFrom(rewrite(x.left()), rewrite(x.right()), x.negated(), x.at());
        } else if (e instanceof Expression.Between x) {
            return new Expression.Between(
                    rewrite(x.operand()), rewrite(x.low()), rewrite(x.high()), x.negated(), x.at());
        } else if (e instanceof Expression.InList x) {
            return new Expression.InList(rewrite(x.operand()), all(x.values()), x.negated(), x.at());
        } else if (e instanceof Expression.Spread x) {
            return new Expression.Spread(rewrite(x.array()), x.at());
        } else if (e instanceof Expression.InQuery x) {
            return new Expression.InQuery(rewrite(x.operand()), x.query(), x.negated(), x.at());
        } else if (e instanceof Expression.Like x) {
            return new Expression.Like(
                    rewrite(x.operand()),
                    x.kind(),
                    all(x.patterns()),
                    x.quantifier(),
                    maybe(x.escape()),
                    x.negated(),
                    x.at());
        }
        return structure(e);
    }

    private Expression structure(Expression e) {
        if (e instanceof Expression.Path x) {
            return new Expression.Path(
                    rewrite(x.operand()),
                    x.elements().stream().map(this::element).toList(),
                    x.at());
        } else if (e instanceof Expression.Tuple x) {
            return new Expression.Tuple(all(x.items()), x.at());
        } else if (e instanceof Expression.ArrayLiteral x) {
            return new Expression.ArrayLiteral(all(x.items()), x.at());
        } else if (e instanceof Expression.ObjectLiteral x) {
            return new Expression.ObjectLiteral(
                    x.entries().stream()
                            .map(entry -> new Expression.Entry(entry.key(), rewrite(entry.value())))
                            .toList(),
                    x.at());
        } else if (e instanceof Expression.Collate x) {
            return new Expression.Collate(rewrite(x.operand()), x.collation(), x.at());
        } else if (e instanceof Expression.Lambda x) {
            return lambda(x);
        }
        return e;
    }

    /** The lambda as it becomes; its parameters hide names of the same spelling. */
    protected Expression lambda(Expression.Lambda lambda) {
        return new Expression.Lambda(lambda.parameters(), rewrite(lambda.body()), lambda.at());
    }

    /** What takes the place of a call: by default the same, of arguments that are made anew. */
    protected Expression call(Expression.FunctionCall call) {
        return withArguments(call);
    }

    protected final Expression.FunctionCall withArguments(Expression.FunctionCall call) {
        return call.with(call.arguments().stream()
                .map(argument -> new Expression.Argument(argument.name(), rewrite(argument.value())))
                .toList());
    }

    private Expression caseOf(Expression.Case x) {
        List<Expression.When> branches = x.branches().stream()
                .map(when -> new Expression.When(rewrite(when.condition()), rewrite(when.result())))
                .toList();
        return new Expression.Case(maybe(x.operand()), branches, maybe(x.otherwise()), x.at());
    }

    private Expression.PathElement element(Expression.PathElement element) {
        return element instanceof Expression.PathElement.Index index
                ? new Expression.PathElement.Index(rewrite(index.index()))
                : element;
    }

    private @Nullable Expression maybe(@Nullable Expression e) {
        return e == null ? null : rewrite(e);
    }

    private List<Expression> all(List<Expression> expressions) {
        return expressions.stream().map(this::rewrite).toList();
    }
}
