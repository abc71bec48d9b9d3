package dev.glueflake.testkit.aws.internal.glue.workflow;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import dev.glueflake.testkit.aws.internal.glue.job.StartedBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A run that goes on where an earlier one had stuck: some of its nodes and all behind them run again. */
final class Resumption {
    private final WorkflowRun before;
    private final Graph graph;
    private final List<Part> first;
    private final Set<Part> again = new LinkedHashSet<>();

    /**
     * Checks what shall run again.
     *
     * @throws ServiceException if the run goes on, or did not get to one of the nodes
     */
    Resumption(WorkflowRun before, List<String> nodeIds) {
        if (!before.status().equals("COMPLETED")) {
            throw ServiceException.badRequest(
                    "IllegalWorkflowStateException",
                    "Workflow run " + before.id + " is in state " + before.status() + " and cannot be resumed.");
        }
        this.before = before;
        this.graph = new Graph(before.workflow, before.triggers);
        List<Part> wanted = nodeIds.stream().map(this::attempted).toList();
        this.first = wanted.stream()
                .filter(part ->
                        wanted.stream().noneMatch(other -> graph.behind(other).contains(part)))
                .distinct()
                .toList();
        again.addAll(first);
        first.forEach(part -> again.addAll(graph.behind(part)));
    }

    private Part attempted(String nodeId) {
        Part part = graph.node(nodeId).orElseThrow(() -> GlueErrors.invalid("Not a node of the run: " + nodeId));
        if (!before.started.containsKey(part) && !before.errored.contains(part)) {
            throw GlueErrors.invalid("The run did not try to run the node " + nodeId + " (" + part.name() + ").");
        }
        return part;
    }

    /** The nodes that run again by themselves, not because of one before them. */
    List<String> nodeIds() {
        return first.stream().map(part -> part.nodeId(before.workflow)).toList();
    }

    WorkflowRun begin(StoredWorkflow workflow, Parts parts, Firing firing, Instant at) {
        WorkflowRun run = new WorkflowRun(workflow.name, before.id, at, before.triggers, Optional.empty());
        run.properties.putAll(before.properties);
        workflow.runs.add(run);
        graph.nodes().stream().filter(part -> !again.contains(part)).forEach(part -> {
            run.copy(part, before, parts);
            run.triggers.stream()
                    .filter(trigger -> part.equals(Part.trigger(trigger.name)))
                    .forEach(run::fire);
        });
        actions().forEach((action, trigger) -> firing.inRun(run, action, new StartedBy(trigger.name, Map.of()), at));
        run.endIfDone(at);
        return run;
    }

    private Map<TriggerAction, StoredTrigger> actions() {
        Map<TriggerAction, StoredTrigger> actions = new LinkedHashMap<>();
        List<Part> open = new ArrayList<>(first);
        for (StoredTrigger trigger : before.triggers) {
            for (TriggerAction action : trigger.definition().actions()) {
                if (open.remove(action.part())) {
                    actions.put(action, trigger);
                }
            }
        }
        return actions;
    }
}
