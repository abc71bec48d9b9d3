package dev.glueflake.testkit.aws.internal.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The input of an operation. A member of the wrong type is a {@code SerializationException}. */
public final class Parameters {
    private static final double MILLIS = 1_000.0;

    private final ObjectNode tree;

    public Parameters(ObjectNode tree) {
        this.tree = tree;
    }

    /** The input as it came, not to be changed. */
    public ObjectNode tree() {
        return tree;
    }

    /** Refuses a member that the operation here would otherwise silently ignore. */
    public void requireOnly(String operation, Set<String> members) {
        for (Iterator<String> names = tree.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!members.contains(name)) {
                throw ServiceException.badRequest(
                        "ValidationException",
                        "The member " + name + " of " + operation + " is not available in the embedded AWS services.");
            }
        }
    }

    public boolean has(String name) {
        return node(name) != null;
    }

    public Optional<String> text(String name) {
        return Optional.ofNullable(node(name)).map(node -> text(name, node));
    }

    public String required(String name) {
        return text(name).orElseThrow(() -> missing(name));
    }

    /** A structure that must be there. */
    public Parameters requiredStructure(String name) {
        return structure(name).orElseThrow(() -> missing(name));
    }

    /** Checks that a member is there. */
    public void require(String name) {
        if (!has(name)) {
            throw missing(name);
        }
    }

    /** A binary member: bytes in CBOR, base64 elsewhere. */
    public Optional<byte[]> bytes(String name) {
        JsonNode node = node(name);
        if (node == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(node.binaryValue());
        } catch (IOException e) {
            throw wrongType(name, "base64");
        }
    }

    public boolean flag(String name, boolean otherwise) {
        JsonNode node = node(name);
        return node == null ? otherwise : node.asBoolean(otherwise);
    }

    public int integer(String name, int otherwise) {
        return number(name).map(Double::intValue).orElse(otherwise);
    }

    public Optional<Double> number(String name) {
        return Optional.ofNullable(node(name)).map(node -> number(name, node));
    }

    public List<Double> numbers(String name) {
        return items(name).map(node -> number(name, node));
    }

    public List<String> texts(String name) {
        return items(name).map(node -> text(name, node));
    }

    public Optional<Parameters> structure(String name) {
        return Optional.ofNullable(node(name)).map(node -> structure(name, node));
    }

    public List<Parameters> structures(String name) {
        return items(name).map(node -> structure(name, node));
    }

    /** A map from texts to texts; empty if it is not there. */
    public Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        structure(name)
                .ifPresent(map -> map.tree.fieldNames().forEachRemaining(key -> texts.put(key, map.required(key))));
        return texts;
    }

    public Optional<Instant> instant(String name) {
        JsonNode node = node(name);
        if (node == null) {
            return Optional.empty();
        }
        if (node.isNumber()) {
            return Optional.of(Instant.ofEpochMilli(Math.round(node.doubleValue() * MILLIS)));
        }
        try {
            return Optional.of(Instant.parse(node.asText()));
        } catch (DateTimeParseException e) {
            throw wrongType(name, "a time");
        }
    }

    public static ServiceException missing(String name) {
        return ServiceException.badRequest(
                "ValidationException", "1 validation error detected: the member " + name + " must not be null");
    }

    private @Nullable JsonNode node(String name) {
        JsonNode node = tree.get(name);
        return node == null || node.isNull() ? null : node;
    }

    private Items items(String name) {
        JsonNode node = node(name);
        if (node == null) {
            return new Items(List.of());
        }
        if (!node.isArray()) {
            throw wrongType(name, "a list");
        }
        List<JsonNode> nodes = new ArrayList<>();
        node.forEach(nodes::add);
        return new Items(nodes);
    }

    private static String text(String name, JsonNode node) {
        if (!node.isTextual()) {
            throw wrongType(name, "a text");
        }
        return node.textValue();
    }

    private static double number(String name, JsonNode node) {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        try {
            return Double.parseDouble(node.asText());
        } catch (NumberFormatException e) {
            throw wrongType(name, "a number");
        }
    }

    private static Parameters structure(String name, JsonNode node) {
        if (node instanceof ObjectNode object) {
            return new Parameters(object);
        }
        throw wrongType(name, "a structure");
    }

    private static ServiceException wrongType(String name, String expected) {
        return ServiceException.badRequest(
                "SerializationException", "The member " + name + " is not " + expected + ".");
    }

    private record Items(List<JsonNode> nodes) {
        <T> List<T> map(java.util.function.Function<JsonNode, T> reading) {
            return nodes.stream().map(reading).toList();
        }
    }
}
