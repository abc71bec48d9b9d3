package dev.glueflake.testkit.snowflake.internal.sql.ast;

import java.util.Locale;

/** One part of a name. {@code text} is the resolved spelling: upper case unless it was quoted. */
public record Identifier(String text, boolean quoted, Position at) {
    public static Identifier unquoted(String written, Position at) {
        return new Identifier(written.toUpperCase(Locale.ROOT), false, at);
    }

    public static Identifier quoted(String written, Position at) {
        return new Identifier(written, true, at);
    }

    @Override
    public String toString() {
        return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
