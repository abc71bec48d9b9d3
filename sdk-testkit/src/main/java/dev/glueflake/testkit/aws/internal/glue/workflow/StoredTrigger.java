package dev.glueflake.testkit.aws.internal.glue.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.glue.catalog.Results;
import dev.glueflake.testkit.aws.internal.glue.schedule.CronSchedule;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.time.Instant;
import java.util.Optional;

/** A trigger and its state. Guarded by the book's lock. */
final class StoredTrigger {
    final String name;
    final TriggerType type;
    /** Empty outside of workflows. */
    final String workflow;

    private TriggerDefinition definition;
    private String state = "CREATED";
    private Optional<Instant> next = Optional.empty();
    private Watching watching;

    StoredTrigger(String name, TriggerType type, String workflow, ObjectNode definition) {
        this.name = name;
        this.type = type;
        this.workflow = workflow;
        this.definition = new TriggerDefinition(definition);
        this.watching = this.definition.watching();
    }

    TriggerDefinition definition() {
        return definition;
    }

    /** Replaces the definition; an activated trigger goes on with the new one. */
    void update(ObjectNode replacement, Instant now) {
        definition = new TriggerDefinition(replacement);
        watching = definition.watching();
        next = next.flatMap(before -> after(now));
    }

    boolean activated() {
        return state.equals("ACTIVATED");
    }

    void activate(Instant now) {
        if (!activated()) {
            state = "ACTIVATED";
            watching.forget();
            next = after(now);
        }
    }

    void deactivate() {
        state = "DEACTIVATED";
        next = Optional.empty();
    }

    private Optional<Instant> after(Instant time) {
        return type == TriggerType.SCHEDULED
                ? CronSchedule.parse(definition.schedule()).after(time)
                : Optional.empty();
    }

    /** When its schedule is due. */
    Optional<Instant> next() {
        return next;
    }

    /** Whether its schedule is due then; the time after that one is awaited from now on. */
    boolean takeDue(Instant at) {
        boolean due = next.filter(time -> !time.isAfter(at)).isPresent();
        if (due) {
            next = after(at);
        }
        return due;
    }

    /** What it watches, outside of workflows. */
    Watching watching() {
        return watching;
    }

    /** The trigger as it is now, for a run that goes by it to its end. */
    StoredTrigger snapshot() {
        StoredTrigger copy = new StoredTrigger(name, type, workflow, definition.tree());
        copy.state = state;
        return copy;
    }

    Result show() {
        Result result = Results.of(definition.tree())
                .put("Name", name)
                .put("Type", type.name())
                .put("State", state);
        return workflow.isEmpty() ? result : result.put("WorkflowName", workflow);
    }
}
