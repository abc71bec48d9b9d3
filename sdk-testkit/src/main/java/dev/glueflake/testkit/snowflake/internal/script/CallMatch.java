package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.session.DeferredNames;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The procedure that a CALL means among those of its name, and the values of all its parameters. */
record CallMatch(Procedure procedure, List<TypedValue> arguments) {

    /** An argument of the call. */
    private record Given(@Nullable String name, TypedValue value) {}

    static CallMatch find(Statement.Call written, Session session, ExecutionScope scope) {
        return find(written, session, scope, false);
    }

    /** The procedure alone; where several fit because binds have no type yet, one of them. */
    static Procedure describe(Statement.Call written, Session session, ExecutionScope scope) {
        return find(written, session, scope, true).procedure();
    }

    private static CallMatch find(Statement.Call written, Session session, ExecutionScope scope, boolean anyOfEqual) {
        ObjectName name = DeferredNames.resolve(written.procedure(), session.environment(scope));
        Statement.Call call = new Statement.Call(name, written.arguments());
        List<Procedure> overloads = session.objects().overloads(ObjectKind.PROCEDURE, call.procedure()).stream()
                .map(Procedure.class::cast)
                .toList();
        if (overloads.isEmpty()) {
            throw Errors.unknownRoutine(call.procedure().toString());
        }
        List<Given> given = given(call, session, scope);
        Procedure procedure = choose(call, overloads, given, anyOfEqual);
        return new CallMatch(procedure, arguments(procedure, given, session, scope));
    }

    private static List<Given> given(Statement.Call call, Session session, ExecutionScope scope) {
        List<Given> given = new ArrayList<>();
        for (Expression.Argument argument : call.arguments()) {
            given.add(new Given(argument.name(), Evaluator.evaluate(argument.value(), session, scope)));
        }
        long named = given.stream().filter(argument -> argument.name() != null).count();
        if (named != 0 && named != given.size()) {
            throw Errors.compilation(
                    "001045", "42601", "arguments of " + call.procedure() + " are either all named or all positional.");
        }
        return given;
    }

    private static Procedure choose(
            Statement.Call call, List<Procedure> overloads, List<Given> given, boolean anyOfEqual) {
        Procedure best = null;
        int least = Integer.MAX_VALUE;
        boolean tie = false;
        for (Procedure candidate : overloads) {
            Optional<Integer> cost = cost(candidate, given);
            if (cost.isPresent() && cost.get() <= least) {
                tie = cost.get() == least;
                least = cost.get();
                best = candidate;
            }
        }
        if (best == null) {
            throw mismatch(call, given);
        }
        if (tie && !anyOfEqual) {
            throw Errors.compilation(
                    "001043",
                    "42601",
                    "ambiguous call of '" + call.procedure() + "': cast the arguments to say which one is meant.");
        }
        return best;
    }

    private static SnowflakeException mismatch(Statement.Call call, List<Given> given) {
        String types = given.stream()
                .map(argument -> TypeWords.of(argument.value().type()))
                .collect(Collectors.joining(", "));
        return Errors.compilation(
                "001044",
                "42P13",
                "error line " + call.procedure().at().line() + " at position "
                        + call.procedure().at().column() + "\nInvalid argument types for function '"
                        + call.procedure().last().text() + "': (" + types + ")");
    }

    /** Empty where the arguments do not fit. */
    private static Optional<Integer> cost(Procedure procedure, List<Given> given) {
        int cost = 0;
        int used = 0;
        for (int i = 0; i < procedure.parameters().size(); i++) {
            Procedure.Parameter parameter = procedure.parameters().get(i);
            Given argument = argument(i, parameter, given);
            if (argument == null && parameter.defaultValue() == null) {
                return Optional.empty();
            }
            if (argument != null) {
                used++;
                int step = ArgumentTypes.cost(argument.value().type(), parameter.type());
                if (step < 0) {
                    return Optional.empty();
                }
                cost += step;
            }
        }
        return used == given.size() ? Optional.of(cost) : Optional.empty();
    }

    private static @Nullable Given argument(int index, Procedure.Parameter parameter, List<Given> given) {
        for (Given argument : given) {
            if (parameter.name().equals(argument.name())) {
                return argument;
            }
        }
        boolean positional = index < given.size() && given.get(index).name() == null;
        return positional ? given.get(index) : null;
    }

    private static List<TypedValue> arguments(
            Procedure procedure, List<Given> given, Session session, ExecutionScope scope) {
        List<TypedValue> values = new ArrayList<>();
        for (int i = 0; i < procedure.parameters().size(); i++) {
            Procedure.Parameter parameter = procedure.parameters().get(i);
            Given argument = argument(i, parameter, given);
            Expression defaultValue = parameter.defaultValue();
            TypedValue value = argument != null || defaultValue == null
                    ? argument == null ? TypedValue.text(null) : argument.value()
                    : Evaluator.evaluate(defaultValue, session, scope);
            values.add(Evaluator.convert(value, parameter.written(), session, scope));
        }
        return values;
    }
}
