package dev.glueflake.testkit.snowflake.internal.variant;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path as GET_PATH and FLATTEN take it: {@code a.b[0]['c']."d"}, a colon for a period too. The empty path is the value itself. */
public final class JsonPath {
    private static final Pattern STEP = Pattern.compile(
            "[.:]?([A-Za-z_][A-Za-z0-9_$]*)|[.:]?\"((?:[^\"]|\"\")*)\"|\\[([0-9]+)]|\\['([^']*)']|\\[\"([^\"]*)\"]");

    /** A key, or an index where the key is null. */
    public record Step(Optional<String> key, int index) {}

    private final List<Step> steps;

    private JsonPath(List<Step> steps) {
        this.steps = steps;
    }

    public static JsonPath of(String path) {
        List<Step> steps = new ArrayList<>();
        Matcher step = STEP.matcher(path);
        int at = path.startsWith(":[") ? 1 : 0;
        while (at < path.length()) {
            if (!step.find(at) || step.start() != at) {
                throw new SnowflakeException("100070", "22023", "Invalid extraction path '" + path + "'");
            }
            steps.add(step(step));
            at = step.end();
        }
        return new JsonPath(steps);
    }

    private static Step step(Matcher step) {
        if (step.group(3) != null) {
            return new Step(
                    Optional.empty(), step.group(3).length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(step.group(3)));
        }
        for (int group : new int[] {1, 4, 5}) {
            if (step.group(group) != null) {
                return new Step(Optional.of(step.group(group)), 0);
            }
        }
        return new Step(Optional.of(step.group(2).replace("\"\"", "\"")), 0);
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }

    /** What is there, empty where nothing is. */
    public Optional<Json> in(Json value) {
        Optional<Json> here = Optional.of(value);
        for (Step step : steps) {
            here = here.flatMap(outer -> in(outer, step));
        }
        return here;
    }

    private static Optional<Json> in(Json outer, Step step) {
        if (step.key().isPresent()) {
            return outer instanceof Json.Members object
                    ? Optional.ofNullable(object.entries().get(step.key().get()))
                    : Optional.empty();
        }
        return outer instanceof Json.Array array && step.index() < array.items().size()
                ? Optional.of(array.items().get(step.index()))
                : Optional.empty();
    }
}
