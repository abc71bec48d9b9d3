package dev.glueflake.core.internal.retry;

import java.io.Serial;
import java.time.Duration;

/** Says in the suppressed part of another exception how many attempts there were; it has no stack trace of its own. */
public final class RunNote extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private RunNote(String message) {
        super(message, null, false, false);
    }

    /** Adds the note and, unless it is the exception itself, what else went wrong. */
    public static <E extends RuntimeException> E on(E failure, String unit, int count, Duration elapsed) {
        failure.addSuppressed(new RunNote(count + " " + unit + (count == 1 ? "" : "s") + " in " + elapsed));
        return failure;
    }
}
