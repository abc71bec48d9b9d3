package dev.glueflake.testkit.aws.internal.sfn.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** Reads and evaluates a call of an intrinsic function. */
final class IntrinsicParser {
    private final String text;
    private final Scope scope;
    private int at;

    IntrinsicParser(String text, Scope scope) {
        this.text = text;
        this.scope = scope;
    }

    JsonNode value() {
        JsonNode value = argument();
        if (at < text.length()) {
            throw unreadable();
        }
        return value;
    }

    private JsonNode argument() {
        skipSpace();
        char c = peek();
        JsonNode value = c == '\'' ? JsonNodeFactory.instance.textNode(quoted()) : unquoted();
        skipSpace();
        return value;
    }

    private JsonNode unquoted() {
        int begin = at;
        int brackets = 0;
        while (at < text.length() && (brackets > 0 || ",)(".indexOf(peek()) < 0)) {
            brackets += peek() == '[' ? 1 : peek() == ']' ? -1 : 0;
            at++;
        }
        String word = text.substring(begin, at).strip();
        if (word.startsWith("States.") && peek() == '(') {
            return Intrinsics.call(word, arguments());
        }
        if (word.startsWith("$")) {
            return scope.read(word);
        }
        return literal(word);
    }

    private JsonNode literal(String word) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (word) {
            case "true" -> nodes.booleanNode(true);
            case "false" -> nodes.booleanNode(false);
            case "null" -> nodes.nullNode();
            default -> number(word);
        };
    }

    private JsonNode number(String word) {
        try {
            return word.matches("-?\\d{1,18}")
                    ? Intrinsics.number(Long.parseLong(word))
                    : JsonNodeFactory.instance.numberNode(Double.parseDouble(word));
        } catch (NumberFormatException e) {
            throw unreadable();
        }
    }

    private List<JsonNode> arguments() {
        List<JsonNode> all = new ArrayList<>();
        at++;
        skipSpace();
        while (peek() != ')') {
            all.add(argument());
            if (peek() == ',') {
                at++;
            } else if (peek() != ')') {
                throw unreadable();
            }
        }
        at++;
        return all;
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (peek() != '\'') {
            if (peek() == '\\' && at + 1 < text.length()) {
                // A brace keeps its backslash: States.Format tells it from a place by it.
                char escaped = text.charAt(at + 1);
                value.append(escaped == '{' || escaped == '}' ? "\\" + escaped : String.valueOf(escaped));
                at += 2;
            } else if (at >= text.length()) {
                throw unreadable();
            } else {
                value.append(peek());
                at++;
            }
        }
        at++;
        return value.toString();
    }

    private void skipSpace() {
        while (peek() == ' ') {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private StateFailure unreadable() {
        return StateFailure.intrinsic("The expression cannot be read at character " + (at + 1) + ": " + text);
    }
}
