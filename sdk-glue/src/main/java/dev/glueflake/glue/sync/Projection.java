package dev.glueflake.glue.sync;

import dev.glueflake.core.Redaction;
import java.util.Map;
import software.amazon.awssdk.services.glue.model.Table;

/** Athena's partition projection: taken where each partition column is one segment of the path, refused where not. */
final class Projection {
    private Projection() {}

    static void check(Table table) {
        Map<String, String> parameters = table.parameters();
        if (!"true".equalsIgnoreCase(parameters.get("projection.enabled"))) {
            return;
        }
        if (!TableKinds.blank(parameters.get("storage.location.template"))) {
            throw refused("storage.location.template");
        }
        parameters.forEach((name, value) -> {
            if (name.startsWith("projection.") && name.endsWith(".format") && value.contains("/")) {
                throw refused(name);
            }
        });
    }

    private static NotMappable refused(String parameter) {
        return new NotMappable(
                SkipReason.UNSUPPORTED_PROJECTION,
                "the table's " + Redaction.value(parameter)
                        + " lays partitions out otherwise than one path segment per partition column");
    }
}
