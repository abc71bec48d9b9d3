package dev.glueflake.testkit.snowflake.internal.sql.bind;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression.Argument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Arguments of scalar functions that may be given by their names, put into the order of their places. */
final class NamedArguments {
    /** A parameter's name and the text that stands for it where a later one is given. */
    private record Parameter(String name, String otherwise) {}

    private static final List<Parameter> XML =
            List.of(new Parameter("STR", ""), new Parameter("DISABLE_AUTO_CONVERT", "FALSE"));

    private static final Map<String, List<Parameter>> PARAMETERS = Map.of(
            "ROUND",
            List.of(new Parameter("EXPR", ""), new Parameter("SCALE", ""), new Parameter("ROUNDING_MODE", "")),
            "PARSE_XML",
            XML,
            "CHECK_XML",
            XML,
            "SEARCH",
            List.of(
                    new Parameter("SEARCH_DATA", ""),
                    new Parameter("SEARCH_STRING", ""),
                    new Parameter("ANALYZER", "DEFAULT_ANALYZER"),
                    new Parameter("SEARCH_MODE", "OR")));

    private NamedArguments() {}

    /** All arguments by place; those before the first named one stay as they are. */
    static List<Argument> positional(String function, List<Argument> arguments) {
        if (arguments.stream().allMatch(argument -> argument.name() == null)) {
            return arguments;
        }
        List<Parameter> parameters = PARAMETERS.getOrDefault(function, List.of());
        List<Argument> placed = new ArrayList<>();
        for (Argument argument : arguments) {
            if (argument.name() == null) {
                placed.add(argument);
                continue;
            }
            int place = place(function, parameters, argument.name());
            while (placed.size() <= place) {
                String otherwise = parameters.get(placed.size()).otherwise();
                placed.add(new Argument(
                        null,
                        new Expression.StringLiteral(otherwise, argument.value().at())));
            }
            placed.set(place, new Argument(null, argument.value()));
        }
        return placed;
    }

    private static int place(String function, List<Parameter> parameters, String name) {
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).name().equals(name)) {
                return i;
            }
        }
        throw Errors.unsupported(function + " with the named argument " + name);
    }
}
