package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Interval constants, {@code INTERVAL '1 year, 2 days'}, and literals, {@code INTERVAL '1-2' YEAR TO MONTH}, which become such a constant. */
final class IntervalParser extends SubjectParser {
    private static final List<String> UNITS = List.of("YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND");
    /** Fields of a literal, without units. */
    private static final Pattern FIELDS = Pattern.compile("\\s*([+-]?)\\s*(\\d[\\d\\-: .]*)");

    private static final int NANOS = 9;

    IntervalParser(Grammar grammar) {
        super(grammar);
    }

    Expression interval() {
        Token start = cursor.next();
        String text = cursor.next().text();
        Matcher fields = FIELDS.matcher(text);
        int first = unit();
        if (!fields.matches() || first < 0) {
            return new Expression.IntervalLiteral(text, start.at());
        }
        cursor.next();
        precision();
        int last = first;
        if (cursor.accept("TO")) {
            last = unit();
            if (last <= first) {
                throw cursor.unexpected();
            }
            cursor.next();
            precision();
        }
        return new Expression.IntervalLiteral(constant(fields, first, last, start), start.at());
    }

    /** The unit that stands here, in the singular or the plural; -1 where none does. */
    private int unit() {
        String word = cursor.peek().upper();
        return UNITS.indexOf(word.endsWith("S") ? word.substring(0, word.length() - 1) : word);
    }

    private void precision() {
        if (cursor.isSymbol("(")) {
            cursor.parenthesised(() -> cursor.integer());
        }
    }

    /** A moment that a day-time literal is added to has a time of day, whatever it had before. */
    private String constant(Matcher fields, int first, int last, Token at) {
        String[] values = fields.group(2).strip().split("[-: ]+", -1);
        if (values.length != last - first + 1) {
            throw cursor.unexpected(at);
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            part(values[i], fields.group(1), UNITS.get(first + i), parts);
        }
        if (UNITS.get(last).equals("DAY")) {
            parts.add("0 SECOND");
        }
        return String.join(", ", parts);
    }

    private static void part(String value, String sign, String unit, List<String> parts) {
        String[] whole = value.split("\\.", -1);
        parts.add(sign + whole[0] + " " + unit);
        if (whole.length > 1) {
            String nanos = (whole[1] + "0".repeat(NANOS)).substring(0, NANOS);
            parts.add(String.format(Locale.ROOT, "%s%s NANOSECOND", sign, nanos));
        }
    }
}
