package dev.glueflake.testkit.aws.internal.glue.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One run of a workflow, by the triggers as they were when it began. Guarded by the book's lock. */
final class WorkflowRun {
    final String id;
    final String workflow;
    final String previousId;
    final Instant startedOn;
    final List<StoredTrigger> triggers;
    final Map<String, String> properties = new LinkedHashMap<>();

    /** How many events began it and how many seconds after the first one, if events did. */
    final Optional<EventBatch> batch;

    /** The run of each job and crawler that was started. */
    final Map<Part, String> started = new LinkedHashMap<>();

    /** Those that could not be started. */
    final Set<Part> errored = new HashSet<>();

    private final Set<String> active = new HashSet<>();
    private final Map<String, Watching> waiting = new LinkedHashMap<>();
    private String status = "RUNNING";
    private String error = "";
    private Optional<Instant> completedOn = Optional.empty();

    WorkflowRun(
            String workflow, String previousId, Instant at, List<StoredTrigger> triggers, Optional<EventBatch> batch) {
        this.id = "wr_" + UUID.randomUUID().toString().replace("-", "")
                + UUID.randomUUID().toString().replace("-", "");
        this.workflow = workflow;
        this.previousId = previousId;
        this.startedOn = at;
        this.triggers = triggers;
        this.batch = batch;
        triggers.stream()
                .filter(trigger -> trigger.type == TriggerType.CONDITIONAL && trigger.activated())
                .forEach(trigger ->
                        waiting.put(trigger.name, trigger.definition().watching()));
    }

    /** What began a run that events began. */
    record EventBatch(int size, long seconds) {}

    String status() {
        return status;
    }

    String error() {
        return error;
    }

    Optional<Instant> completedOn() {
        return completedOn;
    }

    boolean goesOn() {
        return completedOn.isEmpty();
    }

    void started(Part part, String run) {
        errored.remove(part);
        started.put(part, run);
        active.add(run);
    }

    /** Takes over what an earlier run had done with a part, also for the triggers that watch it. */
    void copy(Part part, WorkflowRun from, Parts parts) {
        Optional.ofNullable(from.started.get(part)).ifPresent(run -> {
            started.put(part, run);
            PartEnd end = new PartEnd(part, run, parts.state(part, run), startedOn);
            waiting.values().forEach(watching -> watching.take(end));
        });
        if (from.errored.contains(part)) {
            errored.add(part);
        }
    }

    void failedToStart(Part part) {
        errored.add(part);
    }

    /** Takes the end of a part in: the triggers that fire by it, each once in a run. */
    List<StoredTrigger> ended(PartEnd end) {
        active.remove(end.run());
        List<StoredTrigger> fired = new ArrayList<>();
        if (status.equals("RUNNING")) {
            for (StoredTrigger trigger : triggers) {
                Watching watching = waiting.get(trigger.name);
                if (watching != null && watching.take(end)) {
                    fired.add(trigger);
                }
            }
        }
        return fired;
    }

    /** The runs that let a trigger fire; it does not fire again. */
    Map<String, String> fire(StoredTrigger trigger) {
        Watching watching = waiting.remove(trigger.name);
        return watching == null ? Map.of() : watching.predecessors();
    }

    /** Ends the run if nothing of it goes on. */
    void endIfDone(Instant at) {
        if (goesOn() && active.isEmpty()) {
            status = status.equals("STOPPING") ? "STOPPED" : "COMPLETED";
            completedOn = Optional.of(at);
        }
    }

    void stop() {
        status = "STOPPING";
    }

    /** A run that was never allowed to begin. */
    void refuse(String reason) {
        status = "ERROR";
        error = reason;
        completedOn = Optional.of(startedOn);
    }
}
