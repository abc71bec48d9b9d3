package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which of the routines of one name a call means, by the names and types of its arguments. */
record Overloads(ObjectName name, List<Routine> candidates) {
    /** A parameter without an argument takes its default. */
    static final int DEFAULT = -1;

    /** An argument of the call. */
    record Given(@Nullable String name, SqlType type) {}

    /** {@code places}: for each parameter the index of its argument, or {@link #DEFAULT}. */
    record Choice(Routine routine, List<Integer> places) {}

    private record Fit(Choice choice, int cost) {}

    /** @param anyOfEqual whether one of several that fit equally well will do, because binds have no type yet */
    Choice choose(List<Given> given, boolean anyOfEqual) {
        refuseMixture(given);
        Fit best = null;
        boolean tie = false;
        for (Routine candidate : candidates) {
            Fit fit = fit(candidate, given);
            if (fit != null && (best == null || fit.cost() <= best.cost())) {
                tie = best != null && fit.cost() == best.cost();
                best = fit;
            }
        }
        if (best == null) {
            throw mismatch(given);
        }
        if (tie && !anyOfEqual) {
            throw Errors.compilation(
                    "001043",
                    "42601",
                    "ambiguous call of '" + name + "': cast the arguments to say which one is meant.");
        }
        return best.choice();
    }

    private void refuseMixture(List<Given> given) {
        long named = given.stream().filter(argument -> argument.name() != null).count();
        if (named != 0 && named != given.size()) {
            throw Errors.compilation(
                    "001045", "42601", "arguments of " + name + " are either all named or all positional.");
        }
    }

    private SnowflakeException mismatch(List<Given> given) {
        String types =
                given.stream().map(argument -> TypeWords.of(argument.type())).collect(Collectors.joining(", "));
        return Errors.compilation(
                "001044",
                "42P13",
                "error line " + name.at().line() + " at position " + name.at().column()
                        + "\nInvalid argument types for function '"
                        + name.last().text() + "': (" + types + ")");
    }

    /** Null where the arguments do not fit. */
    private static @Nullable Fit fit(Routine routine, List<Given> given) {
        List<Integer> places = new ArrayList<>();
        int cost = 0;
        int used = 0;
        for (Routine.Parameter parameter : routine.parameters()) {
            int place = place(places.size(), parameter, given);
            places.add(place);
            if (place == DEFAULT) {
                if (parameter.defaultValue() == null) {
                    return null;
                }
                continue;
            }
            used++;
            int step = ArgumentTypes.cost(given.get(place).type(), parameter.type());
            if (step == ArgumentTypes.NEVER) {
                return null;
            }
            cost += step;
        }
        return used == given.size() ? new Fit(new Choice(routine, places), cost) : null;
    }

    private static int place(int index, Routine.Parameter parameter, List<Given> given) {
        for (int i = 0; i < given.size(); i++) {
            if (parameter.name().equals(given.get(i).name())) {
                return i;
            }
        }
        boolean positional = index < given.size() && given.get(index).name() == null;
        return positional ? index : DEFAULT;
    }
}
