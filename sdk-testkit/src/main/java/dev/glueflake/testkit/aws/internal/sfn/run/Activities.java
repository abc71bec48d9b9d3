package dev.glueflake.testkit.aws.internal.sfn.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.sfn.asl.ChoiceRule;
import dev.glueflake.testkit.aws.internal.sfn.asl.Scope;
import dev.glueflake.testkit.aws.internal.sfn.asl.StateFailure;
import dev.glueflake.testkit.aws.internal.sfn.asl.Template;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Makes the activity of a state, and logs what becomes of tasks. */
final class Activities {
    private final Surroundings around;
    private final BiConsumer<String, ObjectNode> log;

    Activities(Surroundings around, BiConsumer<String, ObjectNode> log) {
        this.around = around;
        this.log = log;
    }

    /** {@code at} is when the state is entered; a task happens {@code now}. */
    Activity of(JsonNode state, Scope scope, Instant at, Instant now) {
        return switch (state.path("Type").asText()) {
            case "Pass" -> at(at, state.has("Result") ? state.get("Result") : parameters(state, scope));
            case "Succeed" -> at(at, scope.input());
            case "Fail" -> failing(state, scope, at);
            case "Wait" -> waiting(until(state, scope, at), scope.input());
            case "Choice" -> choice(state, scope, at);
            case "Task" -> task(state, parameters(state, scope), now);
            case "Parallel" -> parallel(state, parameters(state, scope), at);
            case "Map" -> map(state, scope, at);
            default -> throw StateFailure.runtime("There is no such type of states: " + state.path("Type"));
        };
    }

    private static JsonNode parameters(JsonNode state, Scope scope) {
        return state.has("Parameters") ? Template.fill(state.get("Parameters"), scope) : scope.input();
    }

    private static Activity at(Instant at, JsonNode result) {
        return now -> new Outcome.Done(at, result);
    }

    private static Activity failing(JsonNode state, Scope scope, Instant at) {
        String error = text(state, "Error", scope);
        String cause = text(state, "Cause", scope);
        return now -> new Outcome.Failed(at, new StateFailure(error, cause));
    }

    private static String text(JsonNode state, String member, Scope scope) {
        return state.has(member + "Path")
                ? scope.evaluate(state.get(member + "Path").asText()).asText()
                : state.path(member).asText("");
    }

    private static Activity waiting(Instant end, JsonNode result) {
        return now -> now.isBefore(end) ? new Outcome.Pending() : new Outcome.Done(end, result);
    }

    private static Instant until(JsonNode state, Scope scope, Instant at) {
        JsonNode seconds =
                state.has("SecondsPath") ? scope.read(state.get("SecondsPath").asText()) : state.path("Seconds");
        if (seconds.isNumber() && seconds.asLong() >= 0) {
            return at.plusSeconds(seconds.asLong());
        }
        JsonNode timestamp = state.has("TimestampPath")
                ? scope.read(state.get("TimestampPath").asText())
                : state.path("Timestamp");
        try {
            Instant end = OffsetDateTime.parse(timestamp.asText()).toInstant();
            return end.isBefore(at) ? at : end;
        } catch (DateTimeParseException e) {
            throw StateFailure.runtime("Not a time or number of seconds to wait for: "
                    + (timestamp.isMissingNode() ? seconds : timestamp));
        }
    }

    private static Activity choice(JsonNode state, Scope scope, Instant at) {
        for (JsonNode rule : state.path("Choices")) {
            if (ChoiceRule.holds(rule, scope)) {
                String next = rule.path("Next").asText();
                return now -> new Outcome.Done(at, scope.input(), next);
            }
        }
        if (!state.has("Default")) {
            throw new StateFailure("States.NoChoiceMatched", "No choice rule matched and there is no Default.");
        }
        String next = state.get("Default").asText();
        return now -> new Outcome.Done(at, scope.input(), next);
    }

    private Activity task(JsonNode state, JsonNode parameters, Instant now) {
        Resource resource = Resource.parse(state.path("Resource").asText());
        ObjectNode details = resource.described();
        if (resource.direct()) {
            log.accept(
                    "LambdaFunctionScheduled",
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("resource", resource.arn())
                            .put("input", parameters.toString()));
            log.accept("LambdaFunctionStarted", JsonNodeFactory.instance.objectNode());
        } else {
            log.accept(
                    "TaskScheduled",
                    details.deepCopy().put("region", around.tasks().region()).put("parameters", parameters.toString()));
            log.accept("TaskStarted", details);
        }
        return around.tasks().start(resource, parameters, now);
    }

    void succeeded(JsonNode state, JsonNode result) {
        if (state.path("Type").asText().equals("Task")) {
            Resource resource = Resource.parse(state.path("Resource").asText());
            log.accept(
                    resource.direct() ? "LambdaFunctionSucceeded" : "TaskSucceeded",
                    (resource.direct() ? JsonNodeFactory.instance.objectNode() : resource.described())
                            .put("output", result.toString()));
        } else if (Map.of("Parallel", 1, "Map", 1)
                .containsKey(state.path("Type").asText())) {
            log.accept(state.path("Type").asText() + "StateSucceeded", JsonNodeFactory.instance.objectNode());
        }
    }

    void failed(JsonNode state, StateFailure error) {
        if (!state.path("Type").asText().equals("Task")) {
            return;
        }
        Resource resource = Resource.parse(state.path("Resource").asText());
        String how = error.error().equals(StateFailure.TIMEOUT) ? "TimedOut" : "Failed";
        ObjectNode details = resource.direct() ? JsonNodeFactory.instance.objectNode() : resource.described();
        log.accept(
                (resource.direct() ? "LambdaFunction" : "Task") + how,
                details.put("error", error.error()).put("cause", error.reason()));
    }

    private Activity parallel(JsonNode state, JsonNode input, Instant at) {
        log.accept("ParallelStateStarted", JsonNodeFactory.instance.objectNode());
        List<FanOut.Start> starts = new ArrayList<>();
        state.path("Branches").forEach(branch -> starts.add(when -> new Branch(branch, input, when, around)));
        return new FanOut(starts, starts.size(), at);
    }

    private Activity map(JsonNode state, Scope scope, Instant at) {
        JsonNode items =
                state.has("ItemsPath") ? scope.read(state.get("ItemsPath").asText()) : scope.input();
        if (!items.isArray()) {
            throw StateFailure.runtime(
                    "Reference path \"" + state.path("ItemsPath").asText("$") + "\" must point to array: " + items);
        }
        log.accept("MapStateStarted", JsonNodeFactory.instance.objectNode().put("length", items.size()));
        List<FanOut.Start> starts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            starts.add(item(state, scope, items.get(i), i));
        }
        int most = state.path("MaxConcurrency").asInt(0);
        return new FanOut(starts, most == 0 ? starts.size() : most, at);
    }

    private FanOut.Start item(JsonNode state, Scope scope, JsonNode item, int index) {
        ObjectNode context = scope.context().deepCopy();
        context.putObject("Map").putObject("Item").put("Index", index).set("Value", item);
        JsonNode selector = state.has("ItemSelector") ? state.get("ItemSelector") : state.path("Parameters");
        JsonNode machine = state.has("Iterator") ? state.get("Iterator") : state.path("ItemProcessor");
        Surroundings here = new Surroundings(around.history(), around.tasks(), context);
        return when -> {
            log.accept(
                    "MapIterationStarted", JsonNodeFactory.instance.objectNode().put("index", index));
            JsonNode input =
                    selector.isMissingNode() ? item : Template.fill(selector, new Scope(scope.input(), context));
            return new Branch(machine, input, when, here);
        };
    }
}
