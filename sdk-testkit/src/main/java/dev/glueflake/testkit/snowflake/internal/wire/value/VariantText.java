package dev.glueflake.testkit.snowflake.internal.wire.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** VARIANT, OBJECT and ARRAY as Snowflake prints them: indented by two, keys in order, scalars as they are written. */
final class VariantText {
    private static final JsonFactory FACTORY = new JsonFactory();

    private VariantText() {}

    static String of(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            return render(parser, parser.nextToken(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The engine gave a VARIANT that is no JSON: " + json, e);
        }
    }

    private static String render(JsonParser parser, JsonToken token, int depth) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser, depth + 1);
            case START_ARRAY -> array(parser, depth + 1);
            case VALUE_STRING -> quoted(parser.getText());
            default -> parser.getText();
        };
    }

    private static String object(JsonParser parser, int depth) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            entries.put(name, render(parser, parser.nextToken(), depth));
        }
        StringJoiner text = lines('{', '}', depth);
        entries.forEach((name, value) -> text.add(quoted(name) + ": " + value));
        return text.setEmptyValue("{}").toString();
    }

    private static String array(JsonParser parser, int depth) throws IOException {
        StringJoiner text = lines('[', ']', depth);
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            text.add(render(parser, token, depth));
        }
        return text.setEmptyValue("[]").toString();
    }

    private static StringJoiner lines(char open, char close, int depth) {
        String indent = "\n" + "  ".repeat(depth);
        return new StringJoiner("," + indent, open + indent, "\n" + "  ".repeat(depth - 1) + close);
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
