package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What WHEN may ask: two functions, casts and comparisons. */
final class TaskConditions {
    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern CALL = Pattern.compile("([A-Za-z_][A-Za-z0-9_$]*)\\s*\\(");
    private static final Set<String> ALLOWED = Set.of(
            "SYSTEM$STREAM_HAS_DATA",
            "SYSTEM$GET_PREDECESSOR_RETURN_VALUE",
            "AND",
            "OR",
            "NOT",
            "IN",
            "CAST",
            "NUMBER",
            "DECIMAL",
            "NUMERIC",
            "VARCHAR",
            "CHAR",
            "STRING");

    private TaskConditions() {}

    static void check(@Nullable String condition) {
        if (condition == null) {
            return;
        }
        Matcher call = CALL.matcher(TEXT.matcher(condition).replaceAll("''"));
        while (call.find()) {
            if (!ALLOWED.contains(call.group(1).toUpperCase(Locale.ROOT))) {
                throw Errors.compilation(
                        "002262",
                        "42601",
                        "Invalid expression for task condition expression. Expecting one of the following: "
                                + "[SYSTEM$STREAM_HAS_DATA, SYSTEM$GET_PREDECESSOR_RETURN_VALUE]");
            }
        }
    }
}
