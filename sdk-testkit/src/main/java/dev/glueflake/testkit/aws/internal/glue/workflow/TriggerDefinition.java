package dev.glueflake.testkit.aws.internal.glue.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import java.util.ArrayList;
import java.util.List;

/** What a trigger says of itself, checked. Its tree is not changed any more. */
record TriggerDefinition(ObjectNode tree) {

    List<TriggerAction> actions() {
        return new Parameters(tree)
                .structures("Actions").stream()
                        .map(action -> new TriggerAction(
                                part(action),
                                action.textMap("Arguments"),
                                action.number("Timeout").map(Double::intValue),
                                action.tree().deepCopy().retain("NotificationProperty")))
                        .toList();
    }

    static Part part(Parameters in) {
        return in.text("JobName").map(Part::job).orElseGet(() -> Part.crawler(in.required("CrawlerName")));
    }

    List<Watch> watches() {
        List<Watch> all = new ArrayList<>();
        for (JsonNode condition : tree.path("Predicate").path("Conditions")) {
            boolean job = condition.has("JobName");
            all.add(new Watch(
                    part(new Parameters((ObjectNode) condition)),
                    condition.path(job ? "State" : "CrawlState").asText()));
        }
        return all;
    }

    Watching watching() {
        return new Watching(tree.path("Predicate").path("Logical").asText().equals("ANY"), watches());
    }

    String schedule() {
        return tree.path("Schedule").asText();
    }

    int batchSize() {
        return tree.path("EventBatchingCondition").path("BatchSize").asInt(1);
    }

    int batchSeconds() {
        return tree.path("EventBatchingCondition").path("BatchWindow").asInt(TriggerCheck.MAX_WINDOW);
    }
}
