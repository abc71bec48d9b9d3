package dev.glueflake.glue.definition;

import dev.glueflake.core.ConfigurationException;
import java.util.List;
import java.util.Map;

/** One error for all that a service cannot express. */
final class Unwritable {
    private Unwritable() {}

    static void check(String pipeline, String form, List<String> problems) {
        if (!problems.isEmpty()) {
            throw new ConfigurationException(
                    "PIPELINE_NOT_EXPRESSIBLE",
                    "Pipeline " + pipeline + " cannot be written as " + form + "; it has " + problems.size()
                            + (problems.size() == 1 ? " problem: " : " problems: ") + String.join("; ", problems) + ".",
                    Map.of("pipeline", pipeline, "problems", Integer.toString(problems.size())),
                    null);
        }
    }
}
