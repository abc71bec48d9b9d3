package dev.glueflake.glue.definition;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.glue.definition.WorkflowChanges.Action;
import dev.glueflake.glue.definition.WorkflowChanges.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Trigger;
import software.amazon.awssdk.services.glue.model.TriggerState;
import software.amazon.awssdk.services.glue.model.Workflow;

/** Compares a workflow that stands with what it should be, and makes it so. */
final class WorkflowComparison {
    /** A change and how it is made. */
    private record Deed(Change change, Runnable make) {}

    private final WorkflowApi api;
    private final String workflow;
    private final List<PlannedTrigger> wanted;
    private final List<Deed> deeds = new ArrayList<>();

    private WorkflowComparison(WorkflowApi api, String workflow, List<PlannedTrigger> wanted) {
        this.api = api;
        this.workflow = workflow;
        this.wanted = wanted;
    }

    static WorkflowComparison of(WorkflowApi api, String workflow, List<PlannedTrigger> wanted) {
        WorkflowComparison comparison = new WorkflowComparison(api, workflow, wanted);
        comparison.compare();
        return comparison;
    }

    WorkflowChanges changes() {
        return new WorkflowChanges(workflow, deeds.stream().map(Deed::change).toList());
    }

    void make() {
        deeds.forEach(deed -> deed.make().run());
    }

    private void compare() {
        Optional<Workflow> found = api.workflow();
        if (found.isEmpty()) {
            add("workflow", Action.CREATE, "", api::create);
            wanted.forEach(this::create);
            return;
        }
        if (!api.isOurs(found.get().description())) {
            throw new ConfigurationException(
                    "WORKFLOW_NOT_OURS",
                    "Glue has a workflow " + workflow + " that was not written from this pipeline; nothing was changed."
                            + " Delete it, or give the pipeline another name.",
                    Map.of("workflow", workflow),
                    null);
        }
        add("workflow", Action.NONE, "", () -> {});
        triggers();
    }

    /** What goes away goes first: a workflow has room for one starting trigger only. */
    private void triggers() {
        Map<String, Trigger> standing = new LinkedHashMap<>();
        api.triggers().stream()
                .filter(trigger -> api.isOurs(trigger.description()))
                .forEach(trigger -> standing.put(trigger.name(), trigger));
        standing.values().stream().filter(this::isInTheWay).forEach(this::delete);
        for (PlannedTrigger trigger : wanted) {
            Trigger other = standing.get(trigger.name());
            if (other == null || isInTheWay(other)) {
                create(trigger);
            } else {
                keep(trigger, other);
            }
        }
    }

    /** A trigger's type cannot be changed. */
    private boolean isInTheWay(Trigger standing) {
        return wanted.stream()
                .noneMatch(trigger -> trigger.name().equals(standing.name()) && trigger.type() == standing.type());
    }

    private void create(PlannedTrigger trigger) {
        add("trigger " + trigger.name(), Action.CREATE, trigger.toString(), () -> api.create(trigger));
    }

    private void delete(Trigger standing) {
        add(
                "trigger " + standing.name(),
                Action.DELETE,
                PlannedTrigger.of(standing).toString(),
                () -> api.delete(standing.name()));
    }

    private void keep(PlannedTrigger trigger, Trigger standing) {
        String part = "trigger " + trigger.name();
        PlannedTrigger before = PlannedTrigger.of(standing);
        boolean same = before.equals(trigger);
        if (!same) {
            add(part, Action.UPDATE, "was " + before + "; is " + trigger, () -> api.update(trigger));
        }
        if (!trigger.isOnDemand() && !isActive(standing)) {
            add(part, Action.ACTIVATE, "was " + standing.stateAsString(), () -> api.activate(trigger.name()));
        } else if (same) {
            add(part, Action.NONE, trigger.toString(), () -> {});
        }
    }

    private static boolean isActive(Trigger trigger) {
        return trigger.state() == TriggerState.ACTIVATED || trigger.state() == TriggerState.ACTIVATING;
    }

    private void add(String part, Action action, String detail, Runnable make) {
        deeds.add(new Deed(new Change(part, action, detail), make));
    }
}
