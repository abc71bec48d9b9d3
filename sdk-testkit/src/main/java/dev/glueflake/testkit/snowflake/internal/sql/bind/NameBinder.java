package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.function.FunctionLibrary;
import dev.glueflake.testkit.snowflake.internal.sql.tree.Typed;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Names: a column, a sequence's next value, a function that needs no parentheses, or a variable of the running block. */
final class NameBinder {
    private static final Set<String> BARE_FUNCTIONS =
            Set.of("CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "LOCALTIME", "LOCALTIMESTAMP", "CURRENT_USER");

    private final ExpressionBinder expressions;

    NameBinder(ExpressionBinder expressions) {
        this.expressions = expressions;
    }

    Typed bind(Expression expression) {
        return expression instanceof Expression.PositionalColumn positional
                ? positional(positional)
                : named((Expression.ColumnReference) expression);
    }

    private Typed named(Expression.ColumnReference reference) {
        Optional<Typed> column = expressions.scope().find(reference);
        if (column.isPresent()) {
            return column.get();
        }
        List<Identifier> parts = reference.parts();
        Identifier last = parts.get(parts.size() - 1);
        Optional<ObjectName> sequence = reference.sequence();
        if (sequence.isPresent()) {
            String next = expressions.context().relations().nextValue(sequence.get());
            return new Typed.Call(next, List.of(), SqlTypes.INTEGER, false);
        }
        if (parts.size() == 1 && !last.quoted()) {
            if (BARE_FUNCTIONS.contains(last.text()) && isKnown(last.text())) {
                return FunctionBinder.call(expressions, last.text(), List.of());
            }
            Optional<TypedValue> variable = expressions.context().environment().scriptVariable(last.text());
            if (variable.isPresent()) {
                return new Typed.Constant(variable.get());
            }
        }
        throw Errors.invalidIdentifier(
                reference.at(), parts.stream().map(Identifier::toString).collect(Collectors.joining(".")));
    }

    private static boolean isKnown(String name) {
        return name.equals("CURRENT_USER") || FunctionLibrary.names().contains(name);
    }

    private Typed positional(Expression.PositionalColumn positional) {
        Identifier table = positional.table();
        for (Scope.Table source : expressions.scope().tables()) {
            boolean meant = table == null || source.isCalled(List.of(table.text()));
            List<Scope.Named> columns = source.columns().isEmpty() ? source.pseudo() : source.columns();
            if (meant && positional.index() <= columns.size()) {
                return columns.get(positional.index() - 1).value();
            }
        }
        throw Errors.invalidIdentifier(positional.at(), "$" + positional.index());
    }
}
