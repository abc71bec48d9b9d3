package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.stage.format.Options;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** VALIDATION_MODE: the files are read as for a load, and nothing is loaded. */
sealed interface ValidationMode {

    /** The first rows, unless one of them is bad. */
    record ReturnRows(long count) implements ValidationMode {}

    /** All errors, also those of files that are loaded already where {@code all} is true. */
    record ReturnErrors(boolean all) implements ValidationMode {}

    static ValidationMode parse(String word) {
        Matcher rows = Pattern.compile("RETURN_([0-9]{1,9})_ROWS").matcher(word);
        if (rows.matches() && Long.parseLong(rows.group(1)) > 0) {
            return new ReturnRows(Long.parseLong(rows.group(1)));
        }
        return switch (word) {
            case "RETURN_ERRORS" -> new ReturnErrors(false);
            case "RETURN_ALL_ERRORS" -> new ReturnErrors(true);
            default -> throw Options.invalid("VALIDATION_MODE", word);
        };
    }
}
