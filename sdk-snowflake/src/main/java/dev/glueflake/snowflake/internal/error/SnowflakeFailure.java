package dev.glueflake.snowflake.internal.error;

import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An error as Snowflake told it.
 *
 * @param code six digits
 * @param line the line from 1, or -1
 * @param position the character in the line from 0, or -1
 */
public record SnowflakeFailure(
        String code, @Nullable String sqlState, @Nullable String queryId, String text, int line, int position)
        implements Serializable {

    private static final Pattern PLACE = Pattern.compile("line (\\d{1,9}) at position (-?\\d{1,9})");

    /** Makes a failure; the place is read from Snowflake's text. */
    public static SnowflakeFailure of(
            String code, @Nullable String sqlState, @Nullable String queryId, @Nullable String text) {
        String said = text == null ? "no message" : text;
        Matcher place = PLACE.matcher(said);
        boolean placed = place.find();
        return new SnowflakeFailure(
                sixDigits(code),
                sqlState,
                queryId,
                said,
                placed ? Integer.parseInt(place.group(1)) : -1,
                placed ? Integer.parseInt(place.group(2)) : -1);
    }

    /** Tells whether the same call can succeed later. */
    public boolean transientFailure() {
        return ErrorCodes.isTransient(code);
    }

    /** Returns the message for the exception: what, where, what to do. */
    public String message() {
        String state = sqlState == null ? "" : " (" + sqlState + ")";
        String id = queryId == null ? "" : " [query " + queryId + "]";
        return "Snowflake refused: " + code + state + " " + text.strip() + id + ErrorCodes.advice(code);
    }

    /** Returns the parts as the exception's context. */
    public Map<String, String> context() {
        Map<String, String> context = new LinkedHashMap<>();
        context.put("code", code);
        if (sqlState != null) {
            context.put("sqlState", sqlState);
        }
        if (queryId != null) {
            context.put("queryId", queryId);
        }
        return context;
    }

    private static String sixDigits(String code) {
        return code.matches("\\d{1,6}") ? String.format(Locale.ROOT, "%06d", Integer.parseInt(code)) : code;
    }
}
