package dev.glueflake.testkit.snowflake.support;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of a file of examples.
 *
 * @param names what it is an example of
 * @param sql a whole statement
 * @param expected the rows ({@code 1|a ; 2|NULL}), null where none are looked at
 * @param type the type of the first column as the driver reports it, null where it is not looked at
 * @param error what the error's text or code has to contain, null for none
 * @param test the test that stands for it, where a statement alone cannot: {@code external/ExternalTableTest.columnsComeAndGo}
 */
record Example(
        List<String> names,
        String sql,
        @Nullable String expected,
        @Nullable String type,
        @Nullable String error,
        @Nullable String test) {
    private static final String GIVES = " --> ";
    private static final String FAILS = " !!> ";
    private static final String TYPE = " :: ";

    private static final String TEST = "@ ";

    /**
     * {@code @ test} names one; {@code > statement} is only run; {@code $ statement --> rows} and {@code expression --> value} are compared;
     * {@code … !!> code or text} has to fail so. A result may end with {@code :: NUMBER(38,0)}.
     */
    static Example parse(List<String> names, String line) {
        if (line.startsWith(TEST)) {
            return new Example(
                    names, "", null, null, null, line.substring(TEST.length()).strip());
        }
        if (line.startsWith("> ")) {
            return new Example(names, line.substring(2).strip(), null, null, null, null);
        }
        int fails = line.lastIndexOf(FAILS);
        if (fails >= 0) {
            return new Example(names, statement(line.substring(0, fails)), null, null, after(line, fails, FAILS), null);
        }
        int gives = line.lastIndexOf(GIVES);
        if (gives < 0) {
            throw new IllegalArgumentException("no '-->' and no '!!>' in: " + line);
        }
        String expected = after(line, gives, GIVES);
        int type = expected.lastIndexOf(TYPE);
        return new Example(
                names,
                statement(line.substring(0, gives)),
                type < 0 ? expected : expected.substring(0, type).strip(),
                type < 0 ? null : after(expected, type, TYPE).toUpperCase(Locale.ROOT),
                null,
                null);
    }

    boolean isAnswer() {
        return expected != null || test != null;
    }

    boolean isRefusal() {
        return error != null && (error.contains("Unsupported feature") || error.contains("Unknown function"));
    }

    private static String after(String line, int at, String mark) {
        return line.substring(at + mark.length()).strip();
    }

    private static String statement(String text) {
        return text.startsWith("$ ") ? text.substring(2).strip() : "select " + text.strip();
    }
}
