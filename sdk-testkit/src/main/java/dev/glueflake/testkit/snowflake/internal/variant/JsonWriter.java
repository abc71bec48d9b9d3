package dev.glueflake.testkit.snowflake.internal.variant;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.type.RealText;
import dev.glueflake.testkit.snowflake.internal.variant.Json.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;

/** Writes values as the engine keeps them, as TO_JSON gives them and as clients see them. */
public final class JsonWriter {
    /** So many digits survive the engine's own reading and writing of a number. */
    private static final int SAFE_DIGITS = 15;

    private JsonWriter() {}

    /** The engine's text. */
    public static String stored(Json value) {
        return value instanceof Json.Leaf leaf ? storedLeaf(leaf) : compact(value, true);
    }

    /** Without blanks, as TO_JSON and a cast to VARCHAR write it. */
    public static String compact(Json value) {
        return value instanceof Json.Leaf leaf ? shownLeaf(leaf) : compact(value, false);
    }

    /** Indented by two, as results show it; an XML element as XML. */
    public static String pretty(Json value) {
        return XmlWriter.isElement(value) ? XmlWriter.pretty(value) : pretty(value, 0);
    }

    /** As a cast to VARCHAR gives it: a text without its quotes, a double as FLOAT writes it. */
    public static String plain(Json value) {
        if (!(value instanceof Json.Leaf leaf)) {
            return XmlWriter.isElement(value) ? XmlWriter.compact(value) : compact(value);
        }
        return leaf.kind() == Kind.DOUBLE ? RealText.of(real(leaf)) : leaf.shown();
    }

    /** A number of any kind as a double. */
    public static double real(Json.Leaf number) {
        return switch (number.text().toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(number.text());
        };
    }

    private static String compact(Json value, boolean stored) {
        if (value instanceof Json.Array array) {
            StringJoiner text = new StringJoiner(",", "[", "]");
            array.items().forEach(item -> text.add(stored ? stored(item) : compact(item)));
            return text.toString();
        }
        StringJoiner text = new StringJoiner(",", "{", "}");
        for (Map.Entry<String, Json> entry : ((Json.Members) value).entries().entrySet()) {
            text.add(quoted(entry.getKey()) + ":" + (stored ? stored(entry.getValue()) : compact(entry.getValue())));
        }
        return text.toString();
    }

    private static String pretty(Json value, int depth) {
        if (value instanceof Json.Leaf leaf) {
            return shownLeaf(leaf);
        }
        if (value instanceof Json.Array array) {
            StringJoiner text = lines('[', ']', depth);
            array.items().forEach(item -> text.add(pretty(item, depth + 1)));
            return text.setEmptyValue("[]").toString();
        }
        StringJoiner text = lines('{', '}', depth);
        ((Json.Members) value)
                .entries()
                .forEach((name, member) -> text.add(quoted(name) + ": " + pretty(member, depth + 1)));
        return text.setEmptyValue("{}").toString();
    }

    private static StringJoiner lines(char open, char close, int depth) {
        String indent = "\n" + "  ".repeat(depth + 1);
        return new StringJoiner("," + indent, open + indent, "\n" + "  ".repeat(depth) + close);
    }

    private static String storedLeaf(Json.Leaf leaf) {
        return switch (leaf.kind()) {
            case NULL, BOOLEAN -> leaf.text();
            case INTEGER, DECIMAL -> leaf.text().length() <= SAFE_DIGITS ? leaf.text() : marked(leaf);
            case VARCHAR -> storedText(leaf.text());
            case UNDEFINED -> quoted(Kind.UNDEFINED.mark());
            default -> marked(leaf);
        };
    }

    private static String storedText(String text) {
        if (!text.isEmpty() && text.charAt(0) == Kind.MARK) {
            throw Errors.unsupported("VARIANT text that begins with U+FDD0");
        }
        return quoted(text);
    }

    private static String marked(Json.Leaf leaf) {
        return quoted(leaf.kind().mark() + leaf.text());
    }

    private static String shownLeaf(Json.Leaf leaf) {
        return switch (leaf.kind()) {
            case NULL, BOOLEAN, INTEGER, DECIMAL, UNDEFINED -> leaf.text();
            case DOUBLE -> shownReal(real(leaf));
            default -> quoted(leaf.shown());
        };
    }

    private static String shownReal(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        return Double.isInfinite(value)
                ? (value > 0 ? "Infinity" : "-Infinity")
                : String.format(Locale.ROOT, "%.15e", value);
    }

    /** An object of members that are JSON already. */
    public static String object(SortedMap<String, String> members) {
        StringJoiner text = new StringJoiner(",", "{", "}");
        members.forEach((name, value) -> text.add(quoted(name) + ":" + value));
        return text.toString();
    }

    /** A text as a JSON string, whatever it begins with. */
    public static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
