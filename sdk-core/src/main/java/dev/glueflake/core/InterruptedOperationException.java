package dev.glueflake.core;

import java.io.Serial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The calling thread was interrupted between two steps of an operation; nothing was in flight.
 *
 * <p>The thread's interrupt flag is set again when this is thrown. Thread-safe as its parent.
 */
public class InterruptedOperationException extends GlueflakeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception and sets the interrupt flag of the calling thread.
     *
     * @param message what was interrupted, and what stands
     * @param context names and values that place the error
     * @param cause what was caught, if anything
     */
    public InterruptedOperationException(String message, Map<String, String> context, @Nullable Throwable cause) {
        super("INTERRUPTED", message, context, cause);
        Thread.currentThread().interrupt();
    }

    @Override
    public boolean retryable() {
        return false;
    }
}
