package dev.glueflake.testkit.aws.internal.glue.job;

import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.List;
import java.util.Map;

/**
 * The trigger that started a run.
 *
 * @param trigger its name, empty if a client started the run itself
 * @param predecessors the runs that fired the trigger: run ids by job
 */
public record StartedBy(String trigger, Map<String, String> predecessors) {
    static final StartedBy CLIENT = new StartedBy("", Map.of());

    void show(Result run, boolean withPredecessors) {
        if (!trigger.isEmpty()) {
            run.put("TriggerName", trigger);
        }
        if (withPredecessors) {
            List<Result> all = predecessors.entrySet().stream()
                    .map(it -> Result.empty().put("JobName", it.getKey()).put("RunId", it.getValue()))
                    .toList();
            run.putAll("PredecessorRuns", all);
        }
    }
}
