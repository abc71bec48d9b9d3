package dev.glueflake.testkit.aws.internal.glue.workflow;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.glue.job.StartedBy;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets triggers fire, and knows whose run each run is. Guarded by the book's lock. */
final class Firing {
    private static final Logger LOG = LoggerFactory.getLogger(Firing.class);

    private final Parts parts;
    /** The workflow's run of each run that a trigger started; none for a trigger outside of workflows. */
    private final Map<String, Optional<WorkflowRun>> origins = new HashMap<>();

    Firing(Parts parts) {
        this.parts = parts;
    }

    /** Starts what a trigger of a workflow's run starts; what cannot be started is an error of the run. */
    void inRun(WorkflowRun run, StoredTrigger trigger, Instant at) {
        StartedBy by = new StartedBy(trigger.name, run.fire(trigger));
        trigger.definition().actions().forEach(action -> inRun(run, action, by, at));
    }

    void inRun(WorkflowRun run, TriggerAction action, StartedBy by, Instant at) {
        Map<String, String> more = Map.of("--WORKFLOW_NAME", run.workflow, "--WORKFLOW_RUN_ID", run.id);
        try {
            String id = parts.start(action, more, by, at);
            run.started(action.part(), id);
            origins.put(id, Optional.of(run));
        } catch (ServiceException e) {
            LOG.debug("{} of workflow {} could not start: {}", action.part(), run.workflow, e.message());
            run.failedToStart(action.part());
        }
    }

    /**
     * Starts what a trigger outside of workflows starts.
     *
     * @throws ServiceException the first one, after all actions were tried
     */
    void alone(StoredTrigger trigger, Instant at) {
        StartedBy by = new StartedBy(trigger.name, trigger.watching().predecessors());
        trigger.watching().forget();
        Optional<ServiceException> failure = Optional.empty();
        for (TriggerAction action : trigger.definition().actions()) {
            try {
                origins.put(parts.start(action, Map.of(), by, at), Optional.empty());
            } catch (ServiceException e) {
                failure = failure.or(() -> Optional.of(e));
            }
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** As {@link #alone}; nobody waits for the answer. */
    void aloneUnasked(StoredTrigger trigger, Instant at) {
        try {
            alone(trigger, at);
        } catch (ServiceException e) {
            LOG.debug("Trigger {} could not start everything: {}", trigger.name, e.message());
        }
    }

    /** Whose run has ended; empty if no trigger started it. */
    Optional<Optional<WorkflowRun>> origin(PartEnd end) {
        return Optional.ofNullable(origins.remove(end.run()));
    }

    void clear() {
        origins.clear();
    }
}
