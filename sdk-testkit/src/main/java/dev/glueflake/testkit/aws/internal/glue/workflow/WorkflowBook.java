package dev.glueflake.testkit.aws.internal.glue.workflow;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All workflows and triggers, and what makes them go on. Its lock guards everything. */
final class WorkflowBook {
    private final Map<String, StoredTrigger> triggers = new TreeMap<>();
    private final Map<String, StoredWorkflow> workflows = new TreeMap<>();
    private final Arrivals arrivals;
    private final Firing firing;

    WorkflowBook(Arrivals arrivals, Firing firing) {
        this.arrivals = arrivals;
        this.firing = firing;
    }

    /** The triggers by name; to be used under this object's lock. */
    Map<String, StoredTrigger> triggers() {
        return triggers;
    }

    /** The workflows by name; to be used under this object's lock. */
    Map<String, StoredWorkflow> workflows() {
        return workflows;
    }

    Firing firing() {
        return firing;
    }

    StoredTrigger trigger(String name) {
        StoredTrigger trigger = triggers.get(name);
        if (trigger == null) {
            throw GlueErrors.notFound("Trigger " + name);
        }
        return trigger;
    }

    StoredWorkflow workflow(String name) {
        StoredWorkflow workflow = workflows.get(name);
        if (workflow == null) {
            throw GlueErrors.notFound("Workflow " + name);
        }
        return workflow;
    }

    List<StoredTrigger> triggersOf(String workflow) {
        return triggers.values().stream()
                .filter(trigger -> trigger.workflow.equals(workflow))
                .toList();
    }

    Optional<StoredTrigger> startOf(String workflow) {
        return triggersOf(workflow).stream()
                .filter(trigger -> trigger.type.starts())
                .findFirst();
    }

    /** When a schedule or the window of a batch of events is due next. */
    synchronized Optional<Instant> nextFiring() {
        Stream<Instant> schedules = triggers.values().stream().flatMap(trigger -> trigger.next().stream());
        Stream<Instant> windows = workflows.values().stream()
                .flatMap(workflow -> eventTrigger(workflow).flatMap(workflow::windowEnd).stream());
        return Stream.concat(schedules, windows).min(Comparator.naturalOrder());
    }

    /** Lets fire what the clock lets fire then. */
    synchronized void fire(Instant at) {
        for (StoredTrigger trigger : triggers.values()) {
            if (trigger.takeDue(at)) {
                fireByItself(trigger, at, Optional.empty());
            }
        }
        for (StoredWorkflow workflow : workflows.values()) {
            Optional<StoredTrigger> trigger = eventTrigger(workflow);
            if (trigger.flatMap(workflow::windowEnd)
                    .filter(end -> !end.isAfter(at))
                    .isPresent()) {
                fireBatch(workflow, trigger.get(), at);
            }
        }
    }

    private Optional<StoredTrigger> eventTrigger(StoredWorkflow workflow) {
        return startOf(workflow.name)
                .filter(trigger -> trigger.type == TriggerType.EVENT)
                .filter(StoredTrigger::activated);
    }

    private void fireByItself(StoredTrigger trigger, Instant at, Optional<WorkflowRun.EventBatch> batch) {
        if (trigger.workflow.isEmpty()) {
            firing.aloneUnasked(trigger, at);
            return;
        }
        StoredWorkflow workflow = workflow(trigger.workflow);
        boolean full = workflow.full();
        WorkflowRun run = newRun(workflow, "", at, batch);
        if (full) {
            run.refuse("Concurrent runs exceeded for workflow: `" + workflow.name + "`.");
        } else {
            begin(run, trigger, at);
        }
    }

    private void fireBatch(StoredWorkflow workflow, StoredTrigger trigger, Instant at) {
        List<Arrivals.Event> events = List.copyOf(workflow.events);
        workflow.events.clear();
        long seconds = at.getEpochSecond() - events.get(0).at().getEpochSecond();
        fireByItself(trigger, at, Optional.of(new WorkflowRun.EventBatch(events.size(), seconds)));
        List<String> ids = events.stream().map(Arrivals.Event::id).toList();
        workflow.last().ifPresent(run -> run.properties.put("aws:eventIds", ids.toString()));
    }

    /** A run that has begun nothing yet. */
    WorkflowRun newRun(StoredWorkflow workflow, String previous, Instant at, Optional<WorkflowRun.EventBatch> batch) {
        List<StoredTrigger> snapshot =
                triggersOf(workflow.name).stream().map(StoredTrigger::snapshot).toList();
        WorkflowRun run = new WorkflowRun(workflow.name, previous, at, snapshot, batch);
        run.properties.putAll(workflow.defaultProperties());
        workflow.runs.add(run);
        return run;
    }

    private void begin(WorkflowRun run, StoredTrigger trigger, Instant at) {
        firing.inRun(run, trigger, at);
        run.endIfDone(at);
    }

    /** Begins a run for a client. */
    WorkflowRun begin(StoredWorkflow workflow, Map<String, String> properties, Instant at) {
        StoredTrigger start = startOf(workflow.name)
                .orElseThrow(() -> GlueErrors.invalid("Workflow " + workflow.name + " has no starting trigger."));
        requireRoom(workflow);
        WorkflowRun run = newRun(workflow, "", at, Optional.empty());
        run.properties.putAll(properties);
        begin(run, start, at);
        return run;
    }

    void requireRoom(StoredWorkflow workflow) {
        if (workflow.full()) {
            throw ServiceException.badRequest(
                    "ConcurrentRunsExceededException", "Concurrent runs exceeded for workflow: " + workflow.name);
        }
    }

    /** Looks at what has happened; true if there was something. */
    synchronized boolean settle() {
        List<PartEnd> ends = arrivals.takeEnds();
        List<Arrivals.Event> events = arrivals.takeEvents();
        ends.forEach(this::ended);
        events.forEach(this::arrived);
        return !ends.isEmpty() || !events.isEmpty();
    }

    private void ended(PartEnd end) {
        Optional<Optional<WorkflowRun>> origin = firing.origin(end);
        if (origin.isEmpty()) {
            return;
        }
        Optional<WorkflowRun> run = origin.get();
        if (run.isEmpty()) {
            endedAlone(end);
            return;
        }
        run.get().ended(end).forEach(trigger -> firing.inRun(run.get(), trigger, end.at()));
        run.get().endIfDone(end.at());
    }

    private void endedAlone(PartEnd end) {
        List<StoredTrigger> fired = new ArrayList<>();
        for (StoredTrigger trigger : triggers.values()) {
            boolean watches =
                    trigger.type == TriggerType.CONDITIONAL && trigger.workflow.isEmpty() && trigger.activated();
            if (watches && trigger.watching().take(end)) {
                fired.add(trigger);
            }
        }
        fired.forEach(trigger -> firing.aloneUnasked(trigger, end.at()));
    }

    private void arrived(Arrivals.Event event) {
        StoredWorkflow workflow = workflows.get(event.workflow());
        if (workflow == null) {
            return;
        }
        eventTrigger(workflow).ifPresent(trigger -> {
            workflow.events.add(event);
            if (workflow.events.size() >= trigger.definition().batchSize()) {
                fireBatch(workflow, trigger, event.at());
            }
        });
    }

    synchronized void clear() {
        triggers.clear();
        workflows.clear();
        arrivals.clear();
        firing.clear();
    }
}
