package dev.glueflake.testkit.aws.internal.sfn.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Puts a result into an input, at a path of member names. */
public final class ResultPath {
    private ResultPath() {}

    /** The input with the result in it; for the path {@code $} the result alone. */
    public static JsonNode put(String path, JsonNode input, JsonNode result) {
        if (path.equals("$")) {
            return result;
        }
        if (!input.isObject()) {
            throw new StateFailure(
                    "States.ResultPathMatchFailure",
                    "Unable to apply ResultPath '" + path + "' to input '" + input + "'");
        }
        ObjectNode whole = input.deepCopy();
        String[] names = path.substring("$.".length()).split("\\.", -1);
        ObjectNode at = whole;
        for (int i = 0; i < names.length - 1; i++) {
            JsonNode next = at.get(names[i]);
            at = next instanceof ObjectNode object ? object : at.putObject(names[i]);
        }
        at.set(names[names.length - 1], result);
        return whole;
    }

    static boolean legal(String path) {
        return path.equals("$") || path.matches("\\$(\\.[\\p{L}\\p{N}_-]+)+");
    }
}
