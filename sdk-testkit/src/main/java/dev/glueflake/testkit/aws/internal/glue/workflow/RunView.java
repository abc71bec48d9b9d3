package dev.glueflake.testkit.aws.internal.glue.workflow;

import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs of workflows as Glue shows them. */
final class RunView {
    private static final List<String> COUNTED =
            List.of("Timeout", "Failed", "Stopped", "Succeeded", "Running", "Errored", "Waiting");
    private static final Map<String, String> COUNTERS = Map.ofEntries(
            Map.entry("TIMEOUT", "Timeout"),
            Map.entry("FAILED", "Failed"),
            Map.entry("STOPPED", "Stopped"),
            Map.entry("CANCELLED", "Stopped"),
            Map.entry("SUCCEEDED", "Succeeded"),
            Map.entry("STARTING", "Running"),
            Map.entry("RUNNING", "Running"),
            Map.entry("STOPPING", "Running"),
            Map.entry("CANCELLING", "Running"),
            Map.entry("ERROR", "Errored"),
            Map.entry("EXPIRED", "Errored"),
            Map.entry("WAITING", "Waiting"));

    private final Parts parts;

    RunView(Parts parts) {
        this.parts = parts;
    }

    Result show(WorkflowRun run, boolean withGraph) {
        Result result = Result.empty()
                .put("Name", run.workflow)
                .put("WorkflowRunId", run.id)
                .put("StartedOn", run.startedOn)
                .put("Status", run.status())
                .putMap("WorkflowRunProperties", run.properties)
                .put("Statistics", statistics(run));
        run.completedOn().ifPresent(at -> result.put("CompletedOn", at));
        run.batch.ifPresent(batch -> result.put(
                "StartingEventBatchCondition",
                Result.empty().put("BatchSize", batch.size()).put("BatchWindow", batch.seconds())));
        putUnlessEmpty(result, "PreviousRunId", run.previousId);
        putUnlessEmpty(result, "ErrorMessage", run.error());
        return withGraph ? result.put("Graph", new Graph(run.workflow, run.triggers).show(run, parts)) : result;
    }

    private static void putUnlessEmpty(Result result, String member, String text) {
        if (!text.isEmpty()) {
            result.put(member, text);
        }
    }

    private Result statistics(WorkflowRun run) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        COUNTED.forEach(name -> counts.put(name, 0));
        run.started.forEach((part, id) -> {
            String counter = COUNTERS.get(parts.state(part, id));
            if (counter != null) {
                counts.merge(counter, 1, Integer::sum);
            }
        });
        counts.merge("Errored", run.errored.size(), Integer::sum);
        Set<Part> all = new HashSet<>();
        run.triggers.forEach(trigger -> trigger.definition().actions().forEach(action -> all.add(action.part())));
        Result result = Result.empty().put("TotalActions", all.size());
        counts.forEach((name, count) -> result.put(name + "Actions", count));
        return result;
    }
}
