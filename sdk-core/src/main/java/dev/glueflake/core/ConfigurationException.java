package dev.glueflake.core;

import java.io.Serial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the caller configured or passed cannot work.
 *
 * <p>Thrown before anything is sent wherever that is possible; the message names the setting and the accepted form.
 * Thread-safe as its parent.
 */
public class ConfigurationException extends PermanentException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception without context and cause.
     *
     * @param errorCode a stable name in upper case with underscores
     * @param message which setting is wrong, where, and what to write instead
     */
    public ConfigurationException(String errorCode, String message) {
        this(errorCode, message, Map.of(), null);
    }

    /**
     * Makes an exception.
     *
     * @param errorCode a stable name in upper case with underscores
     * @param message which setting is wrong, where, and what to write instead
     * @param context names and values that place the error
     * @param cause what was caught, if anything
     */
    public ConfigurationException(
            String errorCode, String message, Map<String, String> context, @Nullable Throwable cause) {
        super(errorCode, message, context, cause);
    }
}
