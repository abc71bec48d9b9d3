package dev.glueflake.testkit.snowflake.internal.sql.emit;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Snowflake's errors on their way through DuckDB: emitted SQL raises them as marked texts, and what DuckDB throws is read
 * back here. DuckDB's own words never come out.
 */
public final class EngineErrors {
    private static final Logger LOG = LoggerFactory.getLogger(EngineErrors.class);
    private static final String BEGIN = "@@sf(";
    private static final String END = "@@sf.";

    /** What RE2, which Snowflake and DuckDB both match with, says of a pattern. */
    private static final Pattern BAD_PATTERN =
            Pattern.compile("^Invalid Input Error: ((?:no argument for repetition operator"
                    + "|bad repetition operator|invalid repetition size|invalid perl operator|missing closing \\)|missing \\)"
                    + "|unexpected \\)|missing \\]|missing closing \\]|trailing \\\\|invalid escape sequence|invalid character class"
                    + "|invalid named capture|pattern too large).*)");

    private EngineErrors() {}

    /** A DuckDB expression that raises the error; the message is {@code before}, the value of {@code sql}, {@code after}. */
    public static String raise(String code, String sqlState, String before, String sql, String after) {
        return "error(" + Literals.text(BEGIN + code + "," + sqlState + ")" + before) + " || " + sql + " || "
                + Literals.text(after + END) + ")";
    }

    public static String raise(String code, String sqlState, String message) {
        return "error(" + Literals.text(BEGIN + code + "," + sqlState + ")" + message + END) + ")";
    }

    /** The text that carries the error through DuckDB. */
    static String marked(SnowflakeException error) {
        return BEGIN + error.code() + "," + error.sqlState() + ")" + error.getMessage() + END;
    }

    /** The Snowflake error that a DuckDB message carries, if it carries one. */
    public static Optional<SnowflakeException> parse(String duckMessage) {
        int begin = duckMessage.indexOf(BEGIN);
        int end = begin < 0 ? -1 : duckMessage.indexOf(END, begin);
        if (end < 0) {
            return Optional.empty();
        }
        int comma = duckMessage.indexOf(',', begin);
        int close = duckMessage.indexOf(')', comma);
        return Optional.of(new SnowflakeException(
                duckMessage.substring(begin + BEGIN.length(), comma),
                duckMessage.substring(comma + 1, close),
                duckMessage.substring(close + 1, end)));
    }

    /** What Snowflake would say where DuckDB threw this; an error that is not the statement's own is logged. */
    public static SnowflakeException translate(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return parse(message).orElseGet(() -> byKind(message, failure));
    }

    private static SnowflakeException byKind(String message, SQLException failure) {
        Matcher pattern = BAD_PATTERN.matcher(message);
        if (pattern.find()) {
            return new SnowflakeException("100048", "2201B", "Invalid regular expression: " + pattern.group(1));
        }
        if (message.contains("must not end with escape character") || message.contains("Invalid escape string")) {
            return new SnowflakeException("100094", "22025", "Invalid escape character or sequence in a LIKE pattern");
        }
        if (message.contains("Division by zero")) {
            return new SnowflakeException("100051", "22012", "Division by zero");
        }
        if (message.contains("More than one row returned by a subquery")) {
            return new SnowflakeException("090150", "22000", "Single-row subquery returns more than one row.");
        }
        if (message.startsWith("Out of Range Error")
                || message.contains("value is out of range")
                || message.contains("not in timestamp range")
                || message.contains("Date out of range")
                || message.contains("Failed to cast decimal value")) {
            return new SnowflakeException("100046", "22003", "Number out of representable range");
        }
        if (message.contains("Max expression depth limit")) {
            return Errors.unsupported("expression nested that deeply");
        }
        LOG.error("the engine refused SQL that the fake wrote", failure);
        return Errors.internal();
    }
}
