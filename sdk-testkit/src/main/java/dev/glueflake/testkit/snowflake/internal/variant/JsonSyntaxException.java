package dev.glueflake.testkit.snowflake.internal.variant;

/** A text is no JSON; the message is Snowflake's, with the position from 1. */
public final class JsonSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    JsonSyntaxException(String what, int position) {
        super(what + ", pos " + position);
    }
}
