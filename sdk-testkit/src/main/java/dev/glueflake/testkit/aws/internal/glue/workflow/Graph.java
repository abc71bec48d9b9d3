package dev.glueflake.testkit.aws.internal.glue.workflow;

import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The nodes of a workflow and how they are connected: triggers to what they start, and what is watched to triggers. */
final class Graph {
    private final String workflow;
    private final List<StoredTrigger> triggers;
    private final Set<Part> nodes = new LinkedHashSet<>();
    private final Set<Edge> edges = new LinkedHashSet<>();

    Graph(String workflow, List<StoredTrigger> triggers) {
        this.workflow = workflow;
        this.triggers = triggers;
        for (StoredTrigger trigger : triggers) {
            Part node = Part.trigger(trigger.name);
            nodes.add(node);
            trigger.definition().watches().forEach(watch -> edges.add(new Edge(watch.part(), node)));
            trigger.definition().actions().forEach(action -> edges.add(new Edge(node, action.part())));
        }
        edges.forEach(edge -> {
            nodes.add(edge.from);
            nodes.add(edge.to);
        });
    }

    private record Edge(Part from, Part to) {}

    Optional<Part> node(String id) {
        return nodes.stream().filter(part -> part.nodeId(workflow).equals(id)).findFirst();
    }

    Set<Part> nodes() {
        return nodes;
    }

    /** All nodes behind one. */
    Set<Part> behind(Part part) {
        Set<Part> reached = new LinkedHashSet<>();
        List<Part> open = new ArrayList<>(List.of(part));
        while (!open.isEmpty()) {
            Part from = open.remove(open.size() - 1);
            edges.stream().filter(edge -> edge.from.equals(from)).map(Edge::to).forEach(to -> {
                if (reached.add(to)) {
                    open.add(to);
                }
            });
        }
        return reached;
    }

    /** The design. */
    Result show() {
        return show(Optional.empty(), Optional.empty());
    }

    /** A run. */
    Result show(WorkflowRun run, Parts parts) {
        return show(Optional.of(run), Optional.of(parts));
    }

    private Result show(Optional<WorkflowRun> run, Optional<Parts> parts) {
        List<Result> shownNodes =
                nodes.stream().map(part -> node(part, run, parts)).toList();
        List<Result> shownEdges = edges.stream()
                .map(edge -> Result.empty()
                        .put("SourceId", edge.from.nodeId(workflow))
                        .put("DestinationId", edge.to.nodeId(workflow)))
                .toList();
        return Result.empty().putAll("Nodes", shownNodes).putAll("Edges", shownEdges);
    }

    private Result node(Part part, Optional<WorkflowRun> run, Optional<Parts> parts) {
        Result node = Result.empty()
                .put("Type", part.kind().name())
                .put("Name", part.name())
                .put("UniqueId", part.nodeId(workflow));
        Optional<String> id = run.map(it -> it.started.get(part));
        List<Result> runs =
                parts.flatMap(all -> id.map(it -> all.runs(part, it))).orElse(List.of());
        return switch (part.kind()) {
            case TRIGGER -> node.put("TriggerDetails", Result.empty().put("Trigger", trigger(part.name())));
            case JOB ->
                run.isEmpty() ? node : node.put("JobDetails", Result.empty().putAll("JobRuns", runs));
            case CRAWLER ->
                run.isEmpty() ? node : node.put("CrawlerDetails", Result.empty().putAll("Crawls", runs));
        };
    }

    private Result trigger(String name) {
        return triggers.stream()
                .filter(trigger -> trigger.name.equals(name))
                .findFirst()
                .orElseThrow()
                .show();
    }
}
