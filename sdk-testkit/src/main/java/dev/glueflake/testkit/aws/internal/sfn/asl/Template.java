package dev.glueflake.testkit.aws.internal.sfn.asl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Parameters and result selectors: JSON in which the members whose names end with {@code .$} are expressions. */
public final class Template {
    private static final String DYNAMIC = ".$";

    private Template() {}

    public static JsonNode fill(JsonNode template, Scope scope) {
        if (template.isObject()) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            template.properties().forEach(member -> {
                String name = member.getKey();
                if (name.endsWith(DYNAMIC)) {
                    filled.set(
                            name.substring(0, name.length() - DYNAMIC.length()),
                            scope.evaluate(member.getValue().asText()));
                } else {
                    filled.set(name, fill(member.getValue(), scope));
                }
            });
            return filled;
        }
        if (template.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            template.forEach(item -> filled.add(fill(item, scope)));
            return filled;
        }
        return template;
    }
}
