package dev.glueflake.glue.definition;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pieces of the Amazon States Language. */
final class Asl {
    static final String ALL_ERRORS = "States.ALL";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Asl() {}

    static ObjectNode object() {
        return JSON.objectNode();
    }

    static ObjectNode state(String type) {
        return object().put("Type", type);
    }

    /** Says where a state goes; null ends the machine or the branch that it belongs to. */
    static ObjectNode next(ObjectNode state, @Nullable String next) {
        return next == null ? state.put("End", true) : state.put("Next", next);
    }

    static ObjectNode equal(String variable, String text) {
        return object().put("Variable", variable).put("StringEquals", text);
    }

    static ObjectNode present(String variable, boolean wanted) {
        return object().put("Variable", variable).put("IsPresent", wanted);
    }

    static ObjectNode not(ObjectNode rule) {
        return object().set("Not", rule);
    }

    static ObjectNode and(List<ObjectNode> rules) {
        return joined("And", rules);
    }

    static ObjectNode or(List<ObjectNode> rules) {
        return joined("Or", rules);
    }

    private static ObjectNode joined(String how, List<ObjectNode> rules) {
        return rules.size() == 1
                ? rules.get(0)
                : object().set(how, JSON.arrayNode().addAll(rules));
    }

    /** Tries again with growing, random pauses of at most a minute. */
    static ObjectNode retry(int seconds, int attempts, List<String> errors) {
        return errors(errors)
                .put("IntervalSeconds", seconds)
                .put("BackoffRate", 1.5)
                .put("MaxDelaySeconds", 60)
                .put("MaxAttempts", attempts)
                .put("JitterStrategy", "FULL");
    }

    /** Catches errors; what they are is put at the path, or dropped. */
    static ObjectNode caught(List<String> errors, @Nullable String path, String next) {
        return errors(errors).put("ResultPath", path).put("Next", next);
    }

    private static ObjectNode errors(List<String> errors) {
        ArrayNode names = JSON.arrayNode();
        errors.forEach(names::add);
        return object().set("ErrorEquals", names);
    }

    static void put(ObjectNode state, String field, List<ObjectNode> items) {
        state.putArray(field).addAll(items);
    }
}
