package dev.glueflake.testkit.snowflake.internal.script.handler;

import org.jspecify.annotations.Nullable;

/** Code of a routine in a language that is not SQL; {@code handler} is null where it has none. */
public record ForeignCode(
        String language, String text, @Nullable String handler) {
    /** Of a routine in SQL that a test answers all the same. */
    public static final ForeignCode NONE = new ForeignCode("SQL", "", null);
}
