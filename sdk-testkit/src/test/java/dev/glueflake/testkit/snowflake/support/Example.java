package dev.glueflake.testkit.snowflake.support;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file of examples.
 *
 * @param section what it is an example of
 * @param sql a whole statement
 * @param expected the rows ({@code 1|a ; 2|NULL}), null where none are looked at
 * @param type the type of the first column as the driver reports it, null where it is not looked at
 * @param error what the error's text or code has to contain, null for none
 */
record Example(
        String section,
        String sql,
        @Nullable String expected,
        @Nullable String type,
        @Nullable String error) {
    private static final String GIVES = " --> ";
    private static final String FAILS = " !!> ";
    private static final String TYPE = " :: ";

    /**
     * {@code > statement} is only run; {@code $ statement --> rows} and {@code expression --> value} are compared;
     * {@code … !!> code or text} has to fail so. A result may end with {@code :: NUMBER(38,0)}.
     */
    static Example parse(String section, String line) {
        if (line.startsWith("> ")) {
            return new Example(section, line.substring(2).strip(), null, null, null);
        }
        int fails = line.lastIndexOf(FAILS);
        if (fails >= 0) {
            return new Example(section, statement(line.substring(0, fails)), null, null, after(line, fails, FAILS));
        }
        int gives = line.lastIndexOf(GIVES);
        if (gives < 0) {
            throw new IllegalArgumentException("no '-->' and no '!!>' in: " + line);
        }
        String expected = after(line, gives, GIVES);
        int type = expected.lastIndexOf(TYPE);
        return new Example(
                section,
                statement(line.substring(0, gives)),
                type < 0 ? expected : expected.substring(0, type).strip(),
                type < 0 ? null : after(expected, type, TYPE).toUpperCase(Locale.ROOT),
                null);
    }

    private static String after(String line, int at, String mark) {
        return line.substring(at + mark.length()).strip();
    }

    private static String statement(String text) {
        return text.startsWith("$ ") ? text.substring(2).strip() : "select " + text.strip();
    }
}
