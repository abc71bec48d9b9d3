package dev.glueflake.testkit.aws.internal.sfn.asl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks the text of a state machine. What is wrong with it is an {@link IllegalArgumentException} that says where. */
public final class Definition {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NEXT = "Next End ";
    private static final String PATHS = "Type Comment InputPath OutputPath ";
    private static final String RESULT = PATHS + NEXT + "Parameters ResultSelector ResultPath Retry Catch ";
    /** Which fields a type of states has; another one would be ignored, so it is refused. */
    private static final Map<String, String> FIELDS = Map.of(
            "Pass", PATHS + NEXT + "Result ResultPath Parameters",
            "Task", RESULT + "Resource TimeoutSeconds",
            "Choice", PATHS + "Choices Default",
            "Wait", PATHS + NEXT + "Seconds SecondsPath Timestamp TimestampPath",
            "Succeed", PATHS,
            "Fail", "Type Comment Error Cause ErrorPath CausePath",
            "Parallel", RESULT + "Branches",
            "Map", RESULT + "Iterator ItemProcessor ItemsPath ItemSelector MaxConcurrency");

    private static final Set<String> MACHINE =
            Set.of("Comment", "StartAt", "States", "TimeoutSeconds", "Version", "QueryLanguage", "ProcessorConfig");
    private static final Set<String> RETRIER = Set.of(
            "ErrorEquals",
            "IntervalSeconds",
            "MaxAttempts",
            "BackoffRate",
            "MaxDelaySeconds",
            "JitterStrategy",
            "Comment");
    private static final Set<String> WAYS_TO_WAIT = Set.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath");
    private static final Set<String> CATCHER = Set.of("ErrorEquals", "Next", "ResultPath", "Comment");

    private final Function<String, Optional<String>> resourceProblem;

    private Definition(Function<String, Optional<String>> resourceProblem) {
        this.resourceProblem = resourceProblem;
    }

    /** Reads and checks a machine; {@code resourceProblem} says why a task's resource cannot be called here. */
    public static JsonNode parse(String text, Function<String, Optional<String>> resourceProblem) {
        try {
            JsonNode machine = JSON.readTree(text);
            require(machine.isObject(), "a machine is a JSON object", "/");
            new Definition(resourceProblem).machine(machine, "");
            return machine;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("INVALID_JSON_DESCRIPTION: " + e.getOriginalMessage(), e);
        }
    }

    private void machine(JsonNode machine, String at) {
        only(machine, MACHINE, at);
        String language = machine.path("QueryLanguage").asText("JSONPath");
        require(language.equals("JSONPath"), "the query language " + language + " is not available here", at);
        String mode = machine.at("/ProcessorConfig/Mode").asText("INLINE");
        require(mode.equals("INLINE"), "maps of the mode " + mode + " are not available here", at);
        JsonNode states = machine.path("States");
        require(states.isObject() && !states.isEmpty(), "a machine has States", at);
        target(machine, "StartAt", states, at);
        states.properties().forEach(state -> state(state.getValue(), states, at + "/States/" + state.getKey()));
    }

    private void state(JsonNode state, JsonNode states, String at) {
        String type = state.path("Type").asText("");
        require(FIELDS.containsKey(type), "there is no type of states '" + type + "'", at);
        only(state, Set.of(FIELDS.getOrDefault(type, "").split(" ")), at);
        boolean ends = state.path("End").asBoolean(false);
        if (FIELDS.getOrDefault(type, "").contains(NEXT)) {
            require(ends != state.has("Next"), "exactly one of Next and End is needed", at);
        }
        if (state.has("Next")) {
            target(state, "Next", states, at);
        }
        paths(state, at);
        handlers(state, states, at);
        special(type, state, states, at);
    }

    private void special(String type, JsonNode state, JsonNode states, String at) {
        switch (type) {
            case "Task" -> {
                require(state.path("Resource").isTextual(), "a task has a Resource", at);
                resourceProblem.apply(state.get("Resource").asText()).ifPresent(problem -> {
                    throw new IllegalArgumentException("INVALID_RESOURCE: " + problem + " at " + at + "/Resource");
                });
            }
            case "Choice" -> choices(state, states, at);
            case "Wait" -> {
                long ways = WAYS_TO_WAIT.stream().filter(state::has).count();
                require(ways == 1, "exactly one of Seconds, SecondsPath, Timestamp and TimestampPath is needed", at);
            }
            case "Parallel" -> {
                require(
                        state.path("Branches").isArray()
                                && !state.get("Branches").isEmpty(),
                        "Branches are needed",
                        at);
                int number = 0;
                for (JsonNode branch : state.get("Branches")) {
                    machine(branch, at + "/Branches/" + number++);
                }
            }
            case "Map" -> {
                boolean one = state.has("ItemProcessor") != state.has("Iterator");
                require(one, "exactly one of ItemProcessor and Iterator is needed", at);
                String member = state.has("Iterator") ? "Iterator" : "ItemProcessor";
                machine(state.get(member), at + "/" + member);
            }
            default -> {
                // All has been said of the other types.
            }
        }
    }

    private static void choices(JsonNode state, JsonNode states, String at) {
        require(state.path("Choices").isArray() && !state.get("Choices").isEmpty(), "Choices are needed", at);
        for (JsonNode rule : state.get("Choices")) {
            target(rule, "Next", states, at + "/Choices");
            rule(rule, at + "/Choices");
        }
        if (state.has("Default")) {
            target(state, "Default", states, at);
        }
    }

    private static void rule(JsonNode rule, String at) {
        for (String all : Set.of("And", "Or")) {
            if (rule.has(all)) {
                rule.get(all).forEach(inner -> rule(inner, at));
                return;
            }
        }
        if (rule.has("Not")) {
            rule(rule.get("Not"), at);
            return;
        }
        require(rule.has("Variable"), "a choice rule has a Variable", at);
        path(rule.get("Variable").asText(), at);
        ChoiceRule.test(rule);
    }

    private static void handlers(JsonNode state, JsonNode states, String at) {
        for (JsonNode retrier : state.path("Retry")) {
            only(retrier, RETRIER, at + "/Retry");
            require(retrier.path("ErrorEquals").isArray(), "a retrier has ErrorEquals", at);
        }
        for (JsonNode catcher : state.path("Catch")) {
            only(catcher, CATCHER, at + "/Catch");
            require(catcher.path("ErrorEquals").isArray(), "a catcher has ErrorEquals", at);
            target(catcher, "Next", states, at + "/Catch");
            paths(catcher, at + "/Catch");
        }
    }

    private static void paths(JsonNode state, String at) {
        for (String name : Set.of("InputPath", "OutputPath", "ItemsPath", "SecondsPath", "TimestampPath")) {
            if (state.path(name).isTextual()) {
                path(state.get(name).asText(), at + "/" + name);
            }
        }
        if (state.path("ResultPath").isTextual()) {
            String path = state.get("ResultPath").asText();
            require(ResultPath.legal(path), "a ResultPath is $ or member names behind it, not " + path, at);
        }
    }

    private static void path(String path, String at) {
        try {
            JsonPath.parse(path.startsWith("$$") ? path.substring(1) : path);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("SCHEMA_VALIDATION_FAILED: " + e.getMessage() + " at " + at, e);
        }
    }

    private static void target(JsonNode from, String member, JsonNode states, String at) {
        String name = from.path(member).asText("");
        if (!states.has(name)) {
            throw new IllegalArgumentException(
                    "MISSING_TRANSITION_TARGET: there is no state '" + name + "' at " + at + "/" + member);
        }
    }

    private static void only(JsonNode node, Set<String> names, String at) {
        node.fieldNames()
                .forEachRemaining(name -> require(
                        names.contains(name), "the field '" + name + "' is not available in Step Functions here", at));
    }

    private static void require(boolean holds, String rule, String at) {
        if (!holds) {
            throw new IllegalArgumentException("SCHEMA_VALIDATION_FAILED: " + rule + " at " + at);
        }
    }
}
