package dev.glueflake.testkit.snowflake.internal.sql.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * DuckDB expressions with holes: {@code {0}} is the first argument, {@code {1i}} the second as a BIGINT, {@code {*}} all of
 * them with commas between. An argument that is more than a name or a value is computed once however often its hole comes.
 */
public final class Templates {
    private static final Pattern HOLE = Pattern.compile("\\{(\\d+)(i?)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.]+|\\{\\d+}");
    private static final Pattern TAIL = Pattern.compile("(?:::VARCHAR| AS [A-Z0-9(,) ]+\\))?");

    private Templates() {}

    public static String apply(String template, List<String> arguments) {
        String open = template.replace("{*}", all(arguments.size()));
        return repeatsWork(open, arguments) ? once(open, arguments) : fill(open, arguments);
    }

    private static String all(int count) {
        StringBuilder holes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            holes.append(i == 0 ? "" : ", ").append('{').append(i).append('}');
        }
        return holes.toString();
    }

    private static boolean repeatsWork(String template, List<String> arguments) {
        int[] uses = new int[arguments.size()];
        Matcher holes = HOLE.matcher(template);
        while (holes.find()) {
            uses[Integer.parseInt(holes.group(1))]++;
        }
        for (int i = 0; i < uses.length; i++) {
            if (uses[i] > 1 && !isSimple(arguments.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it costs nothing to write the expression twice: a name, a number or one quoted value, perhaps with its type. */
    static boolean isSimple(String sql) {
        if (NAME.matcher(sql).matches()) {
            return true;
        }
        int quote = sql.indexOf('\'');
        boolean value = quote == 0 || sql.startsWith("CAST('") || sql.startsWith("TIMESTAMP '");
        return value && TAIL.matcher(sql.substring(endOfText(sql, quote + 1))).matches();
    }

    /** Just behind the quoted text that begins at {@code from}; two quotes in a row stand for one. */
    private static int endOfText(String sql, int from) {
        int at = sql.indexOf('\'', from);
        while (at >= 0 && at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
            at = sql.indexOf('\'', at + 2);
        }
        return at < 0 ? sql.length() : at + 1;
    }

    /** A lambda over one-element lists gives every argument a name, for DuckDB has no other way to do so in an expression. */
    private static String once(String template, List<String> arguments) {
        int size =
                template.length() + arguments.stream().mapToInt(String::length).sum();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            names.add(isSimple(arguments.get(i)) ? arguments.get(i) : "v" + size + "_" + i);
        }
        String body = fill(template, names);
        for (int i = 0; i < arguments.size(); i++) {
            if (!isSimple(arguments.get(i))) {
                body = "list_transform([" + arguments.get(i) + "], lambda " + names.get(i) + ": " + body + ")[1]";
            }
        }
        return body;
    }

    /** Writes the arguments as they are, however often. */
    static String fill(String template, List<String> arguments) {
        Matcher holes = HOLE.matcher(template);
        StringBuilder sql = new StringBuilder();
        while (holes.find()) {
            String argument = arguments.get(Integer.parseInt(holes.group(1)));
            String filled = holes.group(2).isEmpty() ? argument : "CAST(" + argument + " AS BIGINT)";
            holes.appendReplacement(sql, Matcher.quoteReplacement(filled));
        }
        return holes.appendTail(sql).toString();
    }
}
