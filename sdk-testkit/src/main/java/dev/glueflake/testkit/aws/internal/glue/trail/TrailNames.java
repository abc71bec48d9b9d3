package dev.glueflake.testkit.aws.internal.glue.trail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;

/** CloudTrail's spelling of a request or an answer: members begin with a lower-case letter, keys of maps stay. */
final class TrailNames {
    private static final Set<String> MAPS = Set.of(
            "Parameters",
            "SkewedColumnValueLocationMaps",
            "Arguments",
            "DefaultArguments",
            "NonOverridableArguments",
            "RunProperties",
            "DefaultRunProperties");

    private TrailNames() {}

    static ObjectNode lowered(ObjectNode tree) {
        ObjectNode lowered = JsonNodeFactory.instance.objectNode();
        tree.properties().forEach(member -> {
            String name = member.getKey();
            String first = name.substring(0, 1).toLowerCase(Locale.ROOT);
            lowered.set(
                    first + name.substring(1), MAPS.contains(name) ? member.getValue() : lowered(member.getValue()));
        });
        return lowered;
    }

    private static JsonNode lowered(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return lowered(object);
        }
        if (node instanceof ArrayNode array) {
            ArrayNode items = JsonNodeFactory.instance.arrayNode();
            array.forEach(item -> items.add(lowered(item)));
            return items;
        }
        return node;
    }
}
