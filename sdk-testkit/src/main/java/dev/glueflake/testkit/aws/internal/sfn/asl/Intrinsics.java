package dev.glueflake.testkit.aws.internal.sfn.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.StringTokenizer;
import java.util.UUID;

/** The intrinsic functions. */
final class Intrinsics {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int MOST_ITEMS = 1_000;

    private Intrinsics() {}

    static JsonNode call(String name, List<JsonNode> in) {
        try {
            return switch (name) {
                case "States.Format" -> NODES.textNode(format(in));
                case "States.StringToJson" -> JSON.readTree(text(in, 0));
                case "States.JsonToString" -> NODES.textNode(in.get(0).toString());
                case "States.Array" -> NODES.arrayNode().addAll(in);
                case "States.Base64Encode" ->
                    NODES.textNode(
                            Base64.getEncoder().encodeToString(text(in, 0).getBytes(StandardCharsets.UTF_8)));
                case "States.Base64Decode" ->
                    NODES.textNode(new String(Base64.getDecoder().decode(text(in, 0)), StandardCharsets.UTF_8));
                case "States.Hash" -> NODES.textNode(hash(in.get(0), text(in, 1)));
                case "States.JsonMerge" -> merge(in);
                case "States.MathAdd" -> number(whole(in, 0) + whole(in, 1));
                case "States.MathRandom" -> random(in);
                case "States.StringSplit" -> split(text(in, 0), text(in, 1));
                case "States.UUID" -> NODES.textNode(UUID.randomUUID().toString());
                default -> array(name, in);
            };
        } catch (JsonProcessingException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw StateFailure.intrinsic(name + " cannot be called with " + in + ": " + e.getMessage());
        }
    }

    private static JsonNode array(String name, List<JsonNode> in) {
        return switch (name) {
            case "States.ArrayLength" -> number(items(in).size());
            case "States.ArrayContains" -> NODES.booleanNode(items(in).contains(in.get(1)));
            case "States.ArrayGetItem" -> items(in).get((int) whole(in, 1));
            case "States.ArrayUnique" -> NODES.arrayNode().addAll(new LinkedHashSet<>(items(in)));
            case "States.ArrayPartition" -> partition(items(in), (int) whole(in, 1));
            case "States.ArrayRange" -> range(whole(in, 0), whole(in, 1), whole(in, 2));
            default -> throw StateFailure.intrinsic("There is no intrinsic function " + name);
        };
    }

    private static List<JsonNode> items(List<JsonNode> in) {
        if (!in.get(0).isArray()) {
            throw new IllegalArgumentException("the first argument is no array");
        }
        List<JsonNode> items = new ArrayList<>();
        in.get(0).forEach(items::add);
        return items;
    }

    private static String text(List<JsonNode> in, int index) {
        if (!in.get(index).isTextual()) {
            throw new IllegalArgumentException("argument " + (index + 1) + " is no string");
        }
        return in.get(index).textValue();
    }

    private static long whole(List<JsonNode> in, int index) {
        if (!in.get(index).isNumber()) {
            throw new IllegalArgumentException("argument " + (index + 1) + " is no number");
        }
        return Math.round(in.get(index).doubleValue());
    }

    /** In the same form that a number has in what was read, so that equal ones are equal. */
    static JsonNode number(long value) {
        return (int) value == value ? NODES.numberNode((int) value) : NODES.numberNode(value);
    }

    private static String format(List<JsonNode> in) {
        String pattern = text(in, 0);
        StringBuilder out = new StringBuilder();
        int next = 1;
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.startsWith("{}", i)) {
                JsonNode value = in.get(next++);
                out.append(value.isTextual() ? value.textValue() : value.toString());
                i++;
            } else if (pattern.charAt(i) != '\\') {
                out.append(pattern.charAt(i));
            }
        }
        if (next != in.size()) {
            throw new IllegalArgumentException("as many arguments as places {} are needed");
        }
        return out.toString();
    }

    private static JsonNode merge(List<JsonNode> in) {
        if (in.get(2).booleanValue() || !in.get(0).isObject() || !in.get(1).isObject()) {
            throw new IllegalArgumentException("two objects and false are needed: there is no deep merge");
        }
        ObjectNode merged = in.get(0).deepCopy();
        return merged.setAll((ObjectNode) in.get(1));
    }

    private static JsonNode random(List<JsonNode> in) {
        Random random = in.size() > 2 ? new Random(whole(in, 2)) : new Random();
        long span = whole(in, 1) - whole(in, 0);
        return number(whole(in, 0) + Math.floorMod(random.nextLong(), span));
    }

    private static JsonNode split(String text, String delimiters) {
        ArrayNode parts = NODES.arrayNode();
        new StringTokenizer(text, delimiters).asIterator().forEachRemaining(part -> parts.add((String) part));
        return parts;
    }

    private static JsonNode partition(List<JsonNode> items, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("the size of a part must be at least 1");
        }
        ArrayNode parts = NODES.arrayNode();
        for (int i = 0; i < items.size(); i += size) {
            parts.add(NODES.arrayNode().addAll(items.subList(i, Math.min(items.size(), i + size))));
        }
        return parts;
    }

    private static JsonNode range(long first, long last, long step) {
        if (step == 0 || (last - first) / step >= MOST_ITEMS) {
            throw new IllegalArgumentException("a range has a step and at most 1000 items");
        }
        ArrayNode range = NODES.arrayNode();
        for (long value = first; step > 0 ? value <= last : value >= last; value += step) {
            range.add(number(value));
        }
        return range;
    }

    private static String hash(JsonNode data, String algorithm) {
        try {
            String text = data.isTextual() ? data.textValue() : data.toString();
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("no such algorithm: " + algorithm, e);
        }
    }
}
