package dev.glueflake.glue.sync;

/** Ends a translation with the reason to skip the table; never leaves this package. */
final class NotMappable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final SkipReason reason;

    NotMappable(SkipReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    DdlResult.Skipped skipped() {
        return new DdlResult.Skipped(reason, String.valueOf(getMessage()));
    }
}
