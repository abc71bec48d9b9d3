package dev.glueflake.core;

import java.io.Serial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The root of everything this SDK throws.
 *
 * <p>The message says what happened, where, and what to do. Message and context pass {@link Redaction}: secrets that
 * can be recognised, control characters and overlong values never reach them. Immutable and thread-safe, but for the
 * suppressed exceptions that every {@link Throwable} can collect.
 */
public abstract class GlueflakeException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** A stable name. */
    private final String errorCode;

    /** Always an unmodifiable view of a {@link LinkedHashMap}, which is serializable. */
    @SuppressWarnings("serial")
    private final Map<String, String> context;

    /**
     * Makes an exception.
     *
     * @param errorCode a stable name in upper case with underscores, for programs and searches
     * @param message what happened, where, and what to do
     * @param context names and values that place the error, for example a query id; kept in their order
     * @param cause what was caught, if anything
     */
    protected GlueflakeException(
            String errorCode, String message, Map<String, String> context, @Nullable Throwable cause) {
        super(Redaction.message(message), cause);
        this.errorCode = errorCode;
        this.context = redacted(context);
    }

    /**
     * Returns the stable name of this error.
     *
     * @return upper case with underscores, for example {@code SECRET_NOT_FOUND}
     */
    public final String errorCode() {
        return errorCode;
    }

    /**
     * Tells whether the same call may simply be made again.
     *
     * @return true when nothing was applied and a later attempt can succeed
     */
    public abstract boolean retryable();

    /**
     * Returns the names and values that place the error.
     *
     * @return an unmodifiable map in a stable order, redacted
     */
    public final Map<String, String> context() {
        return context;
    }

    private static Map<String, String> redacted(Map<String, String> context) {
        Map<String, String> copy = new LinkedHashMap<>();
        context.forEach((name, value) -> copy.put(name, Redaction.value(value)));
        return Collections.unmodifiableMap(copy);
    }
}
