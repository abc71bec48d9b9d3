package dev.glueflake.snowflake.internal;

import java.util.Locale;

/** Checks names of session parameters. */
public final class ParameterNames {

    private ParameterNames() {}

    /** Returns the name in upper case, or refuses it. */
    public static String check(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9_]{0,254}")) {
            throw new IllegalArgumentException(
                    SafeText.shown(name) + " is no parameter name; write letters, digits and _, such as QUERY_TAG");
        }
        return name.toUpperCase(Locale.ROOT);
    }
}
