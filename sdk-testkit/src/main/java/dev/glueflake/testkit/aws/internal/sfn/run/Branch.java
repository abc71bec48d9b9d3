package dev.glueflake.testkit.aws.internal.sfn.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.sfn.asl.ResultPath;
import dev.glueflake.testkit.aws.internal.sfn.asl.Scope;
import dev.glueflake.testkit.aws.internal.sfn.asl.StateFailure;
import dev.glueflake.testkit.aws.internal.sfn.asl.Template;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A walk through the states of a machine, or of a part of one. Belongs to whoever carries its execution on. */
final class Branch {
    private final JsonNode machine;
    private final Surroundings around;
    private final ObjectNode context;
    private final Retries retries = new Retries();
    private final Activities activities;

    /** Until when everything has happened; in the future while a retry is waited for. */
    private Instant time;

    private Instant entered;
    private String state;
    private JsonNode input;
    private boolean fresh = true;
    private long lastEvent;
    private @Nullable Activity activity;
    private @Nullable JsonNode output;
    private @Nullable StateFailure failure;

    Branch(JsonNode machine, JsonNode input, Instant start, Surroundings around) {
        this.machine = machine;
        this.state = machine.path("StartAt").asText();
        this.input = input;
        this.time = start;
        this.entered = start;
        this.around = around;
        this.context = around.context().deepCopy();
        this.lastEvent = around.history().last();
        this.activities = new Activities(around, this::log);
    }

    boolean ended() {
        return output != null || failure != null;
    }

    Instant time() {
        return time;
    }

    Optional<StateFailure> failure() {
        return Optional.ofNullable(failure);
    }

    JsonNode output() {
        return output == null ? JsonNodeFactory.instance.nullNode() : output;
    }

    void stop() {
        if (activity != null) {
            activity.stop();
        }
    }

    /** Goes on as far as the clock allows. */
    void advance(Instant now) {
        try {
            boolean more = true;
            while (more && !ended() && !time.isAfter(now)) {
                more = step(now);
            }
        } catch (StateFailure e) {
            // The history is full: not even that can be caught.
            failure = e;
        }
    }

    private boolean step(Instant now) {
        Outcome outcome = poll(now);
        if (outcome instanceof Outcome.Pending) {
            return false;
        }
        if (outcome instanceof Outcome.Failed failed) {
            time = failed.at();
            recover(failed.failure());
        } else if (outcome instanceof Outcome.Done done) {
            time = done.at();
            leave(done);
        }
        return true;
    }

    private Outcome poll(Instant now) {
        try {
            if (activity == null) {
                enter(now);
            }
            Outcome outcome = activity == null ? new Outcome.Pending() : activity.poll(now);
            return timed(outcome, now);
        } catch (StateFailure e) {
            return new Outcome.Failed(time, e);
        } catch (IllegalArgumentException e) {
            return new Outcome.Failed(time, StateFailure.runtime(String.valueOf(e.getMessage())));
        }
    }

    private void enter(Instant now) {
        if (fresh) {
            entered = time;
            ObjectNode details =
                    JsonNodeFactory.instance.objectNode().put("name", state).put("input", input.toString());
            log(node().path("Type").asText() + "StateEntered", details);
        }
        context.putObject("State")
                .put("EnteredTime", entered.toString())
                .put("Name", state)
                .put("RetryCount", retries.count());
        JsonNode given = selected("InputPath", input);
        activity = activities.of(node(), new Scope(given, context), time, now);
    }

    private JsonNode node() {
        return machine.path("States").path(state);
    }

    private JsonNode selected(String member, JsonNode from) {
        JsonNode path = node().path(member);
        if (path.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        return path.isMissingNode() ? from : new Scope(from, context).read(path.asText());
    }

    /** A task that takes longer than it may has failed at the end of its time. */
    private Outcome timed(Outcome outcome, Instant now) {
        if (!node().has("TimeoutSeconds")) {
            return outcome;
        }
        Instant limit = time.plusSeconds(node().path("TimeoutSeconds").asLong());
        boolean late = outcome instanceof Outcome.Pending
                ? !now.isBefore(limit)
                : outcome instanceof Outcome.Done done && done.at().isAfter(limit);
        if (!late) {
            return outcome;
        }
        stop();
        return new Outcome.Failed(
                limit, new StateFailure(StateFailure.TIMEOUT, "The state '" + state + "' timed out."));
    }

    private void leave(Outcome.Done done) {
        JsonNode node = node();
        try {
            activities.succeeded(node, done.result());
            JsonNode result = node.has("ResultSelector")
                    ? Template.fill(node.get("ResultSelector"), new Scope(done.result(), context))
                    : done.result();
            JsonNode path = node.path("ResultPath");
            JsonNode whole = path.isNull() ? input : ResultPath.put(path.asText("$"), input, result);
            JsonNode shown = selected("OutputPath", whole);
            go(node, done.next().isEmpty() ? node.path("Next").asText("") : done.next(), shown);
        } catch (IllegalArgumentException e) {
            recover(StateFailure.runtime(String.valueOf(e.getMessage())));
        } catch (StateFailure e) {
            recover(e);
        }
    }

    private void go(JsonNode node, String next, JsonNode newInput) {
        ObjectNode details =
                JsonNodeFactory.instance.objectNode().put("name", state).put("output", newInput.toString());
        log(node.path("Type").asText() + "StateExited", details);
        activity = null;
        retries.clear();
        fresh = true;
        if (next.isEmpty()) {
            output = newInput;
        } else {
            state = next;
            input = newInput;
        }
    }

    private void recover(StateFailure error) {
        JsonNode node = node();
        activities.failed(node, error);
        activity = null;
        Optional<Duration> pause = retries.next(node.path("Retry"), error);
        if (pause.isPresent()) {
            fresh = false;
            time = time.plus(pause.get());
            return;
        }
        for (JsonNode catcher : node.path("Catch")) {
            if (error.meets(Retries.names(catcher))) {
                ObjectNode caught = JsonNodeFactory.instance
                        .objectNode()
                        .put("Error", error.error())
                        .put("Cause", error.reason());
                JsonNode path = catcher.path("ResultPath");
                go(
                        node,
                        catcher.path("Next").asText(),
                        path.isNull() ? input : ResultPath.put(path.asText("$"), input, caught));
                return;
            }
        }
        failure = error;
    }

    private void log(String type, ObjectNode details) {
        lastEvent = around.history().add(lastEvent, type, time, details);
    }
}
