package dev.glueflake.testkit.aws.internal.glue.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workflow and its runs. Guarded by the book's lock. */
final class StoredWorkflow {
    final String name;
    final Instant createdOn;
    Instant modifiedOn;
    ObjectNode definition;
    /** Oldest first. */
    final List<WorkflowRun> runs = new ArrayList<>();
    /** What has come for the batch that begins the next run. */
    final List<Arrivals.Event> events = new ArrayList<>();

    StoredWorkflow(String name, ObjectNode definition, Instant now) {
        this.name = name;
        this.definition = definition;
        this.createdOn = now;
        this.modifiedOn = now;
    }

    boolean full() {
        return definition.has("MaxConcurrentRuns")
                && runs.stream().filter(WorkflowRun::goesOn).count()
                        >= definition.get("MaxConcurrentRuns").asLong();
    }

    Map<String, String> defaultProperties() {
        return new Parameters(definition).textMap("DefaultRunProperties");
    }

    Optional<WorkflowRun> last() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.get(runs.size() - 1));
    }

    WorkflowRun run(String id) {
        return runs.stream()
                .filter(run -> run.id.equals(id))
                .findFirst()
                .orElseThrow(() -> GlueErrors.notFound("Workflow run " + id + " of workflow " + name));
    }

    /** When the batch that has begun is over, whether it is full or not. */
    Optional<Instant> windowEnd(StoredTrigger trigger) {
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        events.get(0).at().plusSeconds(trigger.definition().batchSeconds()));
    }
}
