package dev.glueflake.testkit.snowflake.internal.variant;

import dev.glueflake.testkit.snowflake.internal.variant.Json.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads JSON as PARSE_JSON does: strings in single quotes and missing elements of arrays are taken too. Values nest at most
 * {@value #MAX_DEPTH} deep.
 */
public final class JsonReader {
    private static final int MAX_DEPTH = 500;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]+)?");

    private final JsonCursor cursor;
    private final boolean stored;
    private final boolean lastKeyWins;
    private int depth;

    private JsonReader(String text, boolean stored, boolean lastKeyWins) {
        this.cursor = new JsonCursor(text);
        this.stored = stored;
        this.lastKeyWins = lastKeyWins;
    }

    /** A text that a user wrote; {@code lastKeyWins} where an object may have a key twice. */
    public static Json parse(String text, boolean lastKeyWins) throws JsonSyntaxException {
        return new JsonReader(text, false, lastKeyWins).document();
    }

    /** A text that the engine keeps. */
    public static Json stored(String text) {
        try {
            return new JsonReader(text, true, true).document();
        } catch (JsonSyntaxException broken) {
            throw new IllegalStateException("the engine keeps what is no JSON: " + text, broken);
        }
    }

    private Json document() throws JsonSyntaxException {
        cursor.skipBlanks();
        Json value = value();
        cursor.skipBlanks();
        if (!cursor.atEnd()) {
            throw cursor.error("more than one document in the input");
        }
        return value;
    }

    private Json value() throws JsonSyntaxException {
        if (cursor.atEnd()) {
            throw cursor.error("incomplete value");
        }
        return switch (cursor.peek()) {
            case '{' -> nested(true);
            case '[' -> nested(false);
            case '"', '\'' -> text(cursor.string());
            case '}', ']', ',', ':' -> throw cursor.error("misplaced " + cursor.peek());
            default -> word();
        };
    }

    private Json nested(boolean members) throws JsonSyntaxException {
        if (++depth > MAX_DEPTH) {
            throw cursor.error("document is nested too deeply");
        }
        cursor.next();
        Json value = members ? members() : array();
        depth--;
        return value;
    }

    private Json text(String text) {
        if (!stored || text.length() < 2 || text.charAt(0) != Kind.MARK) {
            return Json.text(text);
        }
        Kind kind = Kind.of(text.charAt(1));
        if (kind == Kind.UNDEFINED) {
            return Json.undefined();
        }
        return kind == Kind.DECIMAL ? exact(text.substring(2)) : new Json.Leaf(kind, text.substring(2));
    }

    private Json array() throws JsonSyntaxException {
        List<Json> items = new ArrayList<>();
        cursor.skipBlanks();
        if (cursor.accept(']')) {
            return new Json.Array(items);
        }
        while (true) {
            cursor.skipBlanks();
            boolean missing = !cursor.atEnd() && (cursor.peek() == ',' || cursor.peek() == ']');
            items.add(missing ? Json.undefined() : value());
            cursor.skipBlanks();
            if (cursor.accept(']')) {
                return new Json.Array(items);
            }
            separator("array");
        }
    }

    private void separator(String of) throws JsonSyntaxException {
        if (cursor.atEnd()) {
            throw cursor.error("incomplete " + of + " value");
        }
        if (!cursor.accept(',')) {
            throw cursor.error(
                    cursor.peek() == '}' || cursor.peek() == ']' ? "misplaced " + cursor.peek() : "missing comma");
        }
    }

    private Json members() throws JsonSyntaxException {
        SortedMap<String, Json> entries = new TreeMap<>();
        cursor.skipBlanks();
        if (cursor.accept('}')) {
            return new Json.Members(entries);
        }
        while (true) {
            member(entries);
            cursor.skipBlanks();
            if (cursor.accept('}')) {
                return new Json.Members(entries);
            }
            separator("object");
            cursor.skipBlanks();
            if (cursor.accept('}')) {
                return new Json.Members(entries);
            }
        }
    }

    private void member(SortedMap<String, Json> entries) throws JsonSyntaxException {
        cursor.skipBlanks();
        if (cursor.atEnd()) {
            throw cursor.error("incomplete object value");
        }
        String name = name();
        cursor.skipBlanks();
        if (!cursor.accept(':')) {
            throw cursor.error(cursor.atEnd() ? "incomplete object value" : "missing colon");
        }
        cursor.skipBlanks();
        if (cursor.atEnd()) {
            throw cursor.error("incomplete object value");
        }
        if (entries.put(name, value()) != null && !lastKeyWins) {
            throw cursor.error("duplicate object attribute \"" + name + "\"");
        }
    }

    private String name() throws JsonSyntaxException {
        if (cursor.peek() == '"' || cursor.peek() == '\'') {
            return cursor.string();
        }
        String name = cursor.name();
        if (name.isEmpty()) {
            throw cursor.error("missing attribute name");
        }
        return name;
    }

    private Json word() throws JsonSyntaxException {
        String word = cursor.word();
        return switch (word) {
            case "null", "NULL" -> Json.nothing();
            case "undefined" -> Json.undefined();
            case "true", "false" -> new Json.Leaf(Kind.BOOLEAN, word);
            case "NaN", "Infinity", "-Infinity" -> new Json.Leaf(Kind.DOUBLE, word);
            default -> {
                if (!NUMBER.matcher(word).matches()) {
                    throw cursor.error("unknown keyword \"" + word + "\"");
                }
                yield number(word);
            }
        };
    }

    /** With an exponent, or of more digits than a NUMBER has, it is a double; doubles are marked in what the engine keeps. */
    private Json number(String word) {
        if (!stored && (word.indexOf('e') >= 0 || word.indexOf('E') >= 0)) {
            return new Json.Leaf(Kind.DOUBLE, Double.toString(Double.parseDouble(word)));
        }
        return exact(word);
    }

    private static Json exact(String digits) {
        BigDecimal number = new BigDecimal(digits);
        BigDecimal plain = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
        if (Math.max(plain.precision(), plain.precision() - plain.scale()) > 38 || plain.scale() > 37) {
            return new Json.Leaf(Kind.DOUBLE, Double.toString(plain.doubleValue()));
        }
        return new Json.Leaf(plain.scale() <= 0 ? Kind.INTEGER : Kind.DECIMAL, plain.toPlainString());
    }
}
