package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Argument;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Arguments of the catalog's table functions, of which some are no expressions. */
final class TableArguments {
    private TableArguments() {}

    /**
     * The call with plain arguments alone: a list in parentheses is one argument for each of its items, the table that VALIDATE
     * names is a text.
     */
    static Expression.FunctionCall spread(Expression.FunctionCall call) {
        List<Argument> arguments = new ArrayList<>();
        boolean validate = call.name().last().text().equals("VALIDATE");
        for (Argument argument : call.arguments()) {
            if (argument.value() instanceof Expression.Tuple list) {
                list.items().forEach(item -> arguments.add(new Argument(argument.name(), item)));
            } else if (validate && argument.value() instanceof Expression.ColumnReference table) {
                arguments.add(new Argument(argument.name(), new Expression.StringLiteral(text(table), table.at())));
            } else {
                arguments.add(argument);
            }
        }
        return call.with(arguments);
    }

    private static String text(Expression.ColumnReference name) {
        return name.parts().stream()
                .map(part -> Identifier.quoted(part.text(), part.at()).toString())
                .collect(Collectors.joining("."));
    }
}
