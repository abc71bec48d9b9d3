package dev.glueflake.testkit.snowflake.internal.stage.copy;

/** A row that cannot be loaded. Without a stack trace: ON_ERROR = CONTINUE may meet millions. */
final class BadRowException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient LoadError error;
    private final boolean isRow;

    BadRowException(LoadError error) {
        this(error, true);
    }

    /** @param isRow whether it is a row of the file, or the file as a whole that is bad */
    BadRowException(LoadError error, boolean isRow) {
        super(error.message(), null, false, false);
        this.error = error;
        this.isRow = isRow;
    }

    LoadError error() {
        return error;
    }

    boolean isRow() {
        return isRow;
    }
}
