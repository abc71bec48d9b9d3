package dev.glueflake.snowflake.internal.error;

import dev.glueflake.core.Redaction;
import org.jspecify.annotations.Nullable;

/** Decides which foreign exceptions may be chained. */
public final class Causes {

    private Causes() {}

    /** Returns the cause, or null when a text in its chain holds what must be masked, such as a URL with its query. */
    public static @Nullable Throwable harmless(@Nullable Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            String message = t.getMessage();
            if (message != null && !Redaction.message(message).equals(message.replaceAll("[\r\n\t]", " "))) {
                return null;
            }
        }
        return cause;
    }
}
