package dev.glueflake.core;

import java.io.Serial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operation failed for sure and would fail again.
 *
 * <p>Nothing was applied; the request, the rights or the state of the other side must change first. Thread-safe as its parent.
 */
public class PermanentException extends GlueflakeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception without context and cause.
     *
     * @param errorCode a stable name in upper case with underscores
     * @param message what happened, where, and what to do
     */
    public PermanentException(String errorCode, String message) {
        this(errorCode, message, Map.of(), null);
    }

    /**
     * Makes an exception.
     *
     * @param errorCode a stable name in upper case with underscores
     * @param message what happened, where, and what to do
     * @param context names and values that place the error
     * @param cause what was caught, if anything
     */
    public PermanentException(
            String errorCode, String message, Map<String, String> context, @Nullable Throwable cause) {
        super(errorCode, message, context, cause);
    }

    @Override
    public boolean retryable() {
        return false;
    }
}
