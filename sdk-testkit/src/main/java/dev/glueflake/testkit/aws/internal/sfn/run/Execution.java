package dev.glueflake.testkit.aws.internal.sfn.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.sfn.asl.StateFailure;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An execution. Safe for use by several threads: one carries it on, whoever comes meanwhile sees how far it is. So a
 * function that a task calls may ask for its own execution.
 */
public final class Execution {
    private final ReentrantLock lock = new ReentrantLock();
    private final History history = new History();
    private final Start start;
    private final JsonNode machine;
    private final Branch branch;
    private volatile @Nullable Abortion abortion;
    private volatile Progress progress = new Progress("RUNNING", Optional.empty(), "", "", "");

    /** What an execution begins with. */
    public record Start(
            String arn,
            String name,
            String machineArn,
            String machineName,
            String roleArn,
            JsonNode input,
            Instant at) {}

    /** How far an execution is; texts are empty where they do not apply. */
    public record Progress(String status, Optional<Instant> stopped, String output, String error, String cause) {}

    public Execution(Start start, JsonNode machine, Tasks tasks) {
        this.start = start;
        this.machine = machine;
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("input", start.input().toString())
                .put("roleArn", start.roleArn());
        history.add(0, "ExecutionStarted", start.at(), details);
        this.branch = new Branch(machine, start.input(), start.at(), new Surroundings(history, tasks, context()));
    }

    private ObjectNode context() {
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        context.putObject("Execution")
                .put("Id", start.arn())
                .put("Name", start.name())
                .put("RoleArn", start.roleArn())
                .put("StartTime", start.at().toString())
                .set("Input", start.input());
        context.putObject("StateMachine").put("Id", start.machineArn()).put("Name", start.machineName());
        return context;
    }

    public Start start() {
        return start;
    }

    public Progress progress() {
        return progress;
    }

    public History history() {
        return history;
    }

    public boolean running() {
        return progress.status().equals("RUNNING");
    }

    /** Goes on as far as the clock allows, unless another thread is just at it. */
    public void advance(Instant now) {
        if (lock.isHeldByCurrentThread() || !lock.tryLock()) {
            return;
        }
        try {
            abortIfAsked();
            if (running()) {
                advanceLocked(now);
            }
            // A function that a task called may have asked for it meanwhile.
            abortIfAsked();
        } finally {
            lock.unlock();
        }
    }

    private void advanceLocked(Instant now) {
        Instant limit = machine.has("TimeoutSeconds")
                ? start.at().plusSeconds(machine.get("TimeoutSeconds").asLong())
                : Instant.MAX;
        branch.advance(now.isBefore(limit) ? now : limit);
        if (branch.failure().isPresent()) {
            StateFailure failure = branch.failure().get();
            end("FAILED", "ExecutionFailed", branch.time(), failure.error(), failure.reason());
        } else if (branch.ended()) {
            String output = branch.output().toString();
            history.add(
                    history.last(),
                    "ExecutionSucceeded",
                    branch.time(),
                    JsonNodeFactory.instance.objectNode().put("output", output));
            progress = new Progress("SUCCEEDED", Optional.of(branch.time()), output, "", "");
        } else if (!now.isBefore(limit)) {
            branch.stop();
            end("TIMED_OUT", "ExecutionTimedOut", limit, StateFailure.TIMEOUT, "");
        }
    }

    private void end(String status, String event, Instant at, String error, String cause) {
        ObjectNode details =
                JsonNodeFactory.instance.objectNode().put("error", error).put("cause", cause);
        history.add(history.last(), event, at, details);
        progress = new Progress(status, Optional.of(at), "", error, cause);
    }

    /** Ends the execution from outside; one that has ended stays as it is. */
    public void abort(Instant now, String error, String cause) {
        abortion = new Abortion(now, error, cause);
        advance(now);
    }

    private void abortIfAsked() {
        Abortion asked = abortion;
        if (asked != null && running()) {
            branch.stop();
            end("ABORTED", "ExecutionAborted", asked.at(), asked.error(), asked.cause());
        }
    }

    private record Abortion(Instant at, String error, String cause) {}
}
