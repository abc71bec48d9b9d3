package dev.glueflake.glue.internal.event;

import java.io.Serial;

/** A line that cannot be written as a record, and why; it goes to the quarantine. Has no stack trace: it is data. */
public final class BadLine extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a line cannot be written. The names stand in quarantine files and metrics. */
    public enum Reason {
        BAD_JSON,
        NO_OBJECT,
        MISSING_ON,
        UNKNOWN_ON,
        MISSING_FIELD,
        WRONG_TYPE,
        UNKNOWN_FIELD,
        LINE_TOO_LONG
    }

    public BadLine(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
