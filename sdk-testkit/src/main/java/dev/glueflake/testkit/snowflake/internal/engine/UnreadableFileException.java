package dev.glueflake.testkit.snowflake.internal.engine;

/** The engine could not read a file: it is none of its format, or damaged. The engine's words are not for users. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(Throwable cause) {
        super(cause);
    }
}
