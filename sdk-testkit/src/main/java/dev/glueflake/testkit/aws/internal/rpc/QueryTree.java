package dev.glueflake.testkit.aws.internal.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.xml.XmlWriter;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Form fields with dotted names as a tree, and a tree as XML; a list's items are called {@code member}. */
final class QueryTree {
    private static final String ITEM = "member";

    private QueryTree() {}

    static ObjectNode read(Map<String, String> form) {
        Map<String, Object> root = new TreeMap<>();
        form.forEach((name, value) -> {
            if (!name.equals("Action") && !name.equals("Version")) {
                put(root, name, value);
            }
        });
        ObjectNode tree = Trees.empty();
        root.forEach((name, value) -> tree.set(name, node(value)));
        return tree;
    }

    @SuppressWarnings("unchecked") // only maps and texts are put in
    private static void put(Map<String, Object> root, String name, String value) {
        String[] steps = name.split("\\.", -1);
        Map<String, Object> at = root;
        for (int i = 0; i < steps.length - 1; i++) {
            Object inner = at.computeIfAbsent(steps[i], step -> new TreeMap<String, Object>());
            if (!(inner instanceof Map)) {
                throw ServiceException.badRequest("MalformedQueryString", "Both a value and a structure: " + name);
            }
            at = (Map<String, Object>) inner;
        }
        at.put(steps[steps.length - 1], value);
    }

    private static JsonNode node(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            return Trees.empty().textNode((String) value);
        }
        Object members = map.get(ITEM);
        if (map.size() == 1 && members instanceof Map<?, ?> items) {
            return items(items);
        }
        ObjectNode tree = Trees.empty();
        map.forEach((name, inner) -> tree.set((String) name, node(inner)));
        return tree;
    }

    private static ArrayNode items(Map<?, ?> members) {
        TreeMap<Integer, JsonNode> sorted = new TreeMap<>();
        members.forEach((index, inner) -> sorted.put(index((String) index), node(inner)));
        return Trees.empty().arrayNode().addAll(sorted.values());
    }

    private static int index(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ServiceException.badRequest("MalformedQueryString", "Not the index of a list: " + text);
        }
    }

    static void write(ObjectNode tree, XmlWriter xml) {
        tree.properties().forEach(field -> write(field.getKey(), field.getValue(), xml));
    }

    private static void write(String name, JsonNode value, XmlWriter xml) {
        if (value instanceof ObjectNode object) {
            xml.element(name, inner -> write(object, inner));
        } else if (value instanceof ArrayNode items) {
            xml.element(name, inner -> items.forEach(item -> write(ITEM, item, inner)));
        } else if (value instanceof POJONode pojo && pojo.getPojo() instanceof Instant instant) {
            xml.text(name, instant.toString());
        } else {
            xml.text(name, value.asText());
        }
    }
}
