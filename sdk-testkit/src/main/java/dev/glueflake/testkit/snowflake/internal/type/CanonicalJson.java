package dev.glueflake.testkit.snowflake.internal.type;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * JSON text as a VARIANT keeps it: no blanks, the keys of an object in order, no zeros at the end of a fraction. Equal values
 * have equal texts.
 */
public final class CanonicalJson {
    private static final JsonFactory FACTORY = new JsonFactory();

    private CanonicalJson() {}

    /**
     * The text in canonical form; empty where it is no JSON or an object has a key twice, which Snowflake refuses too.
     *
     * @throws dev.glueflake.testkit.snowflake.internal.error.SnowflakeException for a number that the engine cannot keep
     */
    public static Optional<String> of(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return Optional.empty();
            }
            String canonical = value(parser, first);
            return parser.nextToken() == null ? Optional.of(canonical) : Optional.empty();
        } catch (IOException | DuplicateKeyException refused) {
            return Optional.empty();
        }
    }

    private static String value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> quoted(parser.getText());
            case VALUE_NUMBER_FLOAT -> fraction(parser.getText());
            default -> parser.getText();
        };
    }

    private static String object(JsonParser parser) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            if (entries.put(name, value(parser, parser.nextToken())) != null) {
                throw new DuplicateKeyException();
            }
        }
        StringJoiner text = new StringJoiner(",", "{", "}");
        entries.forEach((name, value) -> text.add(quoted(name) + ":" + value));
        return text.toString();
    }

    private static String array(JsonParser parser) throws IOException {
        StringJoiner text = new StringJoiner(",", "[", "]");
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            text.add(value(parser, token));
        }
        return text.toString();
    }

    /**
     * A number with an exponent is a double, which Snowflake writes with fifteen digits and an exponent. Any other fraction
     * is exact in Snowflake; the engine's JSON functions keep doubles, so what a double would change is refused.
     */
    private static String fraction(String number) {
        double value = Double.parseDouble(number);
        if (number.indexOf('e') >= 0 || number.indexOf('E') >= 0) {
            return String.format(Locale.ROOT, "%.15e", value);
        }
        BigDecimal exact = new BigDecimal(number);
        if (exact.compareTo(new BigDecimal(Double.toString(value))) != 0) {
            throw Errors.unsupported("VARIANT number of more digits than a double keeps");
        }
        return exact.stripTrailingZeros().toPlainString();
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    private static final class DuplicateKeyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
