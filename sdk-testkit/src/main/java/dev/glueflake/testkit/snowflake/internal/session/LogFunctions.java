package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * SYSTEM$LOG and its likes, SYSTEM$ADD_EVENT and SYSTEM$SET_SPAN_ATTRIBUTES: they write to the event table, and no account here has one,
 * so that nothing comes of them, as in an account whose levels are OFF.
 */
final class LogFunctions {
    private static final String LOG = "SYSTEM$LOG";
    private static final Set<String> LEVELS = Set.of("TRACE", "DEBUG", "INFO", "WARN", "WARNING", "ERROR", "FATAL");

    private LogFunctions() {}

    /** Empty where it is none of these, or one with other arguments. */
    static Optional<TypedValue> call(String name, List<TypedValue> arguments) {
        boolean taken =
                switch (name) {
                    case LOG -> arguments.size() == 2 && isLevel(arguments.get(0));
                    case "SYSTEM$ADD_EVENT" -> arguments.size() == 1 || arguments.size() == 2;
                    case "SYSTEM$SET_SPAN_ATTRIBUTES" -> arguments.size() == 1;
                    default ->
                        name.startsWith(LOG + "_")
                                && LEVELS.contains(name.substring(LOG.length() + 1))
                                && arguments.size() == 1;
                };
        return taken ? Optional.of(TypedValue.text(null)) : Optional.empty();
    }

    private static boolean isLevel(TypedValue level) {
        String text = String.valueOf(level.value());
        if (!LEVELS.contains(text.toUpperCase(Locale.ROOT))) {
            throw Errors.compilation("001044", "22023", "Invalid level '" + text + "' for function '" + LOG + "'");
        }
        return true;
    }
}
