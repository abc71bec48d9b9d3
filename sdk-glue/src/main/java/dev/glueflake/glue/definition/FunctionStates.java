package dev.glueflake.glue.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.waiting.WaitTimeoutException;
import dev.glueflake.glue.pipeline.PipelinePlan.PlannedInput;
import dev.glueflake.glue.pipeline.StepAction.Invocation;
import java.util.ArrayList;
import java.util.List;

/**
 * The state of a Lambda function. One that was throttled was not invoked and is tried again; where Lambda's answer tells
 * nothing, only a step that may be done twice is.
 */
final class FunctionStates {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> AMBIGUOUS =
            List.of("Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException");
    /** A Java function's error is named by its class. */
    private static final List<String> UNKNOWN =
            List.of(OutcomeUnknownException.class.getName(), WaitTimeoutException.class.getName());

    private FunctionStates() {}

    static void add(StepStates states, Invocation call) {
        ObjectNode task = Asl.state("Task").put("Resource", states.options.resource("lambda:invoke"));
        ObjectNode parameters = task.putObject("Parameters").put("FunctionName", call.function());
        parameters.set("Payload", payload(states, call));
        List<ObjectNode> retries =
                new ArrayList<>(List.of(Asl.retry(2, 20, List.of("Lambda.TooManyRequestsException"))));
        List<String> unknown = new ArrayList<>(UNKNOWN);
        if (states.step.repeatable()) {
            retries.add(Asl.retry(2, 6, AMBIGUOUS));
        } else {
            unknown.addAll(AMBIGUOUS);
        }
        states.addMain(
                task,
                Asl.object().put("result.$", "$.Payload"),
                retries,
                List.of(states.catchUnknown(unknown), states.catchRest()));
    }

    private static ObjectNode payload(StepStates states, Invocation call) {
        try {
            ObjectNode payload = (ObjectNode) JSON.readTree(call.payload());
            if (!states.step.inputs().isEmpty()) {
                ObjectNode inputs = payload.putObject("inputs");
                states.step.inputs().forEach((name, input) -> inputs.put(name + ".$", path(states, name, input)));
            }
            return payload;
        } catch (JsonProcessingException | ClassCastException e) {
            throw new IllegalArgumentException("Not a JSON object: the payload of step " + states.step.id(), e);
        }
    }

    private static String path(StepStates states, String name, PlannedInput input) {
        return input.from() == null ? parameter(name) : states.resultOf(input.from());
    }

    private static String parameter(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_]*")
                ? "$$.Execution.Input." + name
                : "$$.Execution.Input['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
    }
}
