package dev.glueflake.testkit.snowflake.internal.stage.copy;

/** A row that cannot be loaded. Without a stack trace: ON_ERROR = CONTINUE may meet millions. */
final class BadRowException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient LoadError error;

    BadRowException(LoadError error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    LoadError error() {
        return error;
    }
}
