package dev.glueflake.testkit.aws.internal.sfn.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path into JSON: members, indexes, slices, wildcards and descent. Filters are refused by name. */
public final class JsonPath {
    private static final Pattern STEP = Pattern.compile("(?<deep>\\.\\.)(?<deepname>[\\w-]+|\\*)"
            + "|\\.(?<name>[\\p{L}\\p{N}_-]+|\\*)"
            + "|\\['(?<quoted>(?:[^'\\\\]|\\\\.)*)'\\]"
            + "|\\[\"(?<double>[^\"]*)\"\\]"
            + "|\\[(?<index>-?\\d+|\\*)\\]"
            + "|\\[(?<from>-?\\d*):(?<to>-?\\d*)\\]");

    private final String text;
    private final List<Step> steps = new ArrayList<>();
    private boolean definite = true;

    private JsonPath(String text) {
        this.text = text;
    }

    /** One step from a value to those below it. */
    private interface Step {
        void walk(JsonNode from, List<JsonNode> to);
    }

    /** Reads a path that begins with a dollar; an unreadable one is an {@link IllegalArgumentException}. */
    public static JsonPath parse(String text) {
        JsonPath path = new JsonPath(text);
        Matcher matcher = STEP.matcher(text);
        int at = 1;
        boolean good = text.startsWith("$");
        while (good && at < text.length()) {
            good = matcher.region(at, text.length()).lookingAt();
            if (good) {
                path.add(matcher);
                at = matcher.end();
            }
        }
        if (!good) {
            throw new IllegalArgumentException("The path cannot be read from character " + (at + 1)
                    + " on (filters are not available in the embedded Step Functions): " + text);
        }
        return path;
    }

    private void add(Matcher step) {
        String index = step.group("index");
        if (step.group("deep") != null) {
            definite = false;
            String name = step.group("deepname");
            steps.add((from, to) -> descend(from, name, to));
        } else if (step.group("from") != null) {
            definite = false;
            String first = step.group("from");
            String last = step.group("to");
            steps.add((from, to) -> slice(from, first, last, to));
        } else if ("*".equals(index) || "*".equals(step.group("name"))) {
            definite = false;
            steps.add((from, to) -> from.forEach(to::add));
        } else if (index != null) {
            int number = Integer.parseInt(index);
            steps.add((from, to) -> addPresent(from.get(number < 0 ? from.size() + number : number), to));
        } else {
            String name = name(step);
            steps.add((from, to) -> addPresent(from.get(name), to));
        }
    }

    private static String name(Matcher step) {
        if (step.group("quoted") != null) {
            return step.group("quoted").replaceAll("\\\\(.)", "$1");
        }
        return step.group("double") == null ? step.group("name") : step.group("double");
    }

    private static void addPresent(@Nullable JsonNode value, List<JsonNode> to) {
        if (value != null) {
            to.add(value);
        }
    }

    private static void slice(JsonNode from, String first, String last, List<JsonNode> to) {
        int begin = first.isEmpty() ? 0 : bound(Integer.parseInt(first), from.size());
        int end = last.isEmpty() ? from.size() : bound(Integer.parseInt(last), from.size());
        for (int i = begin; i < end && from.isArray(); i++) {
            to.add(from.get(i));
        }
    }

    private static int bound(int index, int size) {
        return Math.max(0, Math.min(size, index < 0 ? size + index : index));
    }

    private static void descend(JsonNode from, String name, List<JsonNode> to) {
        if (name.equals("*")) {
            from.forEach(to::add);
        } else {
            addPresent(from.get(name), to);
        }
        from.forEach(below -> descend(below, name, to));
    }

    /** What the path leads to: a path that may lead to several values always gives a list. */
    public Optional<JsonNode> find(JsonNode root) {
        List<JsonNode> found = List.of(root);
        for (Step step : steps) {
            List<JsonNode> next = new ArrayList<>();
            found.forEach(node -> step.walk(node, next));
            found = next;
        }
        if (definite) {
            return found.stream().findFirst();
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        found.forEach(all::add);
        return Optional.of(all);
    }

    public JsonNode read(JsonNode root) {
        return find(root)
                .orElseThrow(() -> StateFailure.path(
                        "The JSONPath '" + text + "' specified could not be found in the input '" + root + "'"));
    }
}
