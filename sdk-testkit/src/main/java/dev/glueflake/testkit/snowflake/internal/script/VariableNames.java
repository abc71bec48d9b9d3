package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * In an expression of a script a plain name is a variable, unlike in SQL, where a variable needs its colon: this puts the
 * variable in the place of each name that is one. Queries inside the expression stay as they are.
 */
final class VariableNames {
    private final Predicate<String> isVariable;

    VariableNames(Predicate<String> isVariable) {
        this.isVariable = isVariable;
    }

    Expression resolve(Expression e) {
        if (e instanceof Expression.ColumnReference column) {
            String name = column.parts().stream().map(Identifier::text).collect(Collectors.joining("."));
            return isVariable.test(name) ? new Expression.ScriptVariable(name, column.at()) : column;
        } else if (e instanceof Expression.Unary x) {
            return new Expression.Unary(x.operator(), resolve(x.operand()), x.at());
        } else if (e instanceof Expression.Binary x) {
            return new Expression.Binary(x.operator(), resolve(x.left()), resolve(x.right()), x.at());
        } else if (e instanceof Expression.FunctionCall x) {
            return call(x);
        } else if (e instanceof Expression.Cast x) {
            return new Expression.Cast(resolve(x.operand()), x.type(), x.attempt(), x.at());
        } else if (e instanceof Expression.Case x) {
            return caseOf(x);
        }
        return test(e);
    }

    private Expression test(Expression e) {
        if (e instanceof Expression.IsNull x) {
            return new Expression.IsNull(resolve(x.operand()), x.negated(), x.at());
        } else if (e instanceof Expression.IsTruth x) {
            return new Expression.IsTruth(resolve(x.operand()), x.truth(), x.negated(), x.at());
        } else if (e instanceof Expression.IsDistinctFrom x) {
            return new Expression.IsDistinctFrom(resolve(x.left()), resolve(x.right()), x.negated(), x.at());
        } else if (e instanceof Expression.Between x) {
            return new Expression.Between(
                    resolve(x.operand()), resolve(x.low()), resolve(x.high()), x.negated(), x.at());
        } else if (e instanceof Expression.InList x) {
            return new Expression.InList(resolve(x.operand()), all(x.values()), x.negated(), x.at());
        } else if (e instanceof Expression.InQuery x) {
            return new Expression.InQuery(resolve(x.operand()), x.query(), x.negated(), x.at());
        } else if (e instanceof Expression.Like x) {
            return new Expression.Like(
                    resolve(x.operand()),
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
                    resolve(x.operand()),
                    x.elements().stream().map(this::element).toList(),
                    x.at());
        } else if (e instanceof Expression.Tuple x) {
            return new Expression.Tuple(all(x.items()), x.at());
        } else if (e instanceof Expression.ArrayLiteral x) {
            return new Expression.ArrayLiteral(all(x.items()), x.at());
        } else if (e instanceof Expression.ObjectLiteral x) {
            return new Expression.ObjectLiteral(
                    x.entries().stream()
                            .map(entry -> new Expression.Entry(entry.key(), resolve(entry.value())))
                            .toList(),
                    x.at());
        } else if (e instanceof Expression.Collate x) {
            return new Expression.Collate(resolve(x.operand()), x.collation(), x.at());
        } else if (e instanceof Expression.Lambda x) {
            return lambda(x);
        }
        return e;
    }

    /** A parameter hides the variable of its name. */
    private Expression lambda(Expression.Lambda lambda) {
        Set<String> own = lambda.parameters().stream()
                .map(parameter -> parameter.name().text())
                .collect(Collectors.toSet());
        VariableNames inside = new VariableNames(name -> !own.contains(name) && isVariable.test(name));
        return new Expression.Lambda(lambda.parameters(), inside.resolve(lambda.body()), lambda.at());
    }

    private Expression call(Expression.FunctionCall call) {
        List<Expression.Argument> arguments = call.arguments().stream()
                .map(argument -> new Expression.Argument(argument.name(), resolve(argument.value())))
                .toList();
        return call.with(arguments);
    }

    private Expression caseOf(Expression.Case x) {
        List<Expression.When> branches = x.branches().stream()
                .map(when -> new Expression.When(resolve(when.condition()), resolve(when.result())))
                .toList();
        return new Expression.Case(maybe(x.operand()), branches, maybe(x.otherwise()), x.at());
    }

    private Expression.PathElement element(Expression.PathElement element) {
        return element instanceof Expression.PathElement.Index index
                ? new Expression.PathElement.Index(resolve(index.index()))
                : element;
    }

    private @Nullable Expression maybe(@Nullable Expression e) {
        return e == null ? null : resolve(e);
    }

    private List<Expression> all(List<Expression> expressions) {
        return expressions.stream().map(this::resolve).toList();
    }
}
