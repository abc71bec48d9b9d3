package dev.glueflake.snowflake.internal;

import dev.glueflake.core.Redaction;

/** Shows foreign values in messages. */
public final class SafeText {

    private static final int SHOWN = 80;

    private SafeText() {}

    /** Returns the start of a foreign value in quotes, without secrets and control characters. */
    public static String shown(String text) {
        String safe = Redaction.value(text);
        return "\"" + (safe.length() > SHOWN ? safe.substring(0, SHOWN) + "..." : safe) + "\"";
    }
}
