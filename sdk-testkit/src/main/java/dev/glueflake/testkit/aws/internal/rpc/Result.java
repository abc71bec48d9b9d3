package dev.glueflake.testkit.aws.internal.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The output of an operation, built member by member. */
public final class Result {
    private final ObjectNode tree = Trees.empty();

    public static Result empty() {
        return new Result();
    }

    public Result put(String name, String value) {
        tree.put(name, value);
        return this;
    }

    public Result put(String name, Optional<String> value) {
        value.ifPresent(text -> tree.put(name, text));
        return this;
    }

    public Result put(String name, long value) {
        tree.put(name, value);
        return this;
    }

    public Result put(String name, byte[] value) {
        tree.put(name, value);
        return this;
    }

    public Result put(String name, Instant value) {
        tree.putPOJO(name, value);
        return this;
    }

    public Result put(String name, Result value) {
        tree.set(name, value.tree);
        return this;
    }

    public Result put(String name, boolean value) {
        tree.put(name, value);
        return this;
    }

    /** A part that is a tree already; not to be changed any more. */
    public Result put(String name, JsonNode value) {
        tree.set(name, value);
        return this;
    }

    public Result putTexts(String name, Collection<String> values) {
        ArrayNode items = tree.putArray(name);
        values.forEach(items::add);
        return this;
    }

    public Result putAll(String name, Collection<Result> values) {
        ArrayNode items = tree.putArray(name);
        values.forEach(value -> items.add(value.tree));
        return this;
    }

    /** A map from texts to lists of texts. */
    public Result putTextLists(String name, Map<String, ? extends Collection<String>> values) {
        Result inner = new Result();
        values.forEach(inner::putTexts);
        return put(name, inner);
    }

    /** A map from texts to texts. */
    public Result putMap(String name, Map<String, String> values) {
        ObjectNode inner = tree.putObject(name);
        values.forEach(inner::put);
        return this;
    }

    public ObjectNode tree() {
        return tree;
    }
}
