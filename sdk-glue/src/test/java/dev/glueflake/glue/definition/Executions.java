package dev.glueflake.glue.definition;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.glue.run.GlueWorld;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** Runs definitions on the embedded Step Functions, and lets its clock go on until they end. */
final class Executions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 100_000;

    private final GlueWorld world;
    private final SfnClient stepFunctions;

    Executions(GlueWorld world) {
        this.world = world;
        this.stepFunctions = world.aws.stepFunctions();
    }

    DescribeExecutionResponse run(StateMachineDefinition definition, String input) {
        String arn = start(definition, input);
        for (int second = 0; second < LONGEST; second++) {
            DescribeExecutionResponse execution = look(arn);
            if (execution.status() != ExecutionStatus.RUNNING) {
                return execution;
            }
            world.clock.advance(Duration.ofSeconds(1));
        }
        throw new AssertionError("It runs on: " + look(arn));
    }

    String start(StateMachineDefinition definition, String input) {
        String machine = stepFunctions
                .createStateMachine(
                        request -> request.name(definition.plan().name() + world.calls("CreateStateMachine"))
                                .roleArn("arn:aws:iam::123456789012:role/pipelines")
                                .definition(definition.json()))
                .stateMachineArn();
        return stepFunctions
                .startExecution(request -> request.stateMachineArn(machine).input(input))
                .executionArn();
    }

    DescribeExecutionResponse look(String arn) {
        return stepFunctions.describeExecution(request -> request.executionArn(arn));
    }

    /** What the execution says of each step: its output, or the cause of its failure. */
    static JsonNode outcomes(DescribeExecutionResponse execution) {
        return tree(execution.status() == ExecutionStatus.SUCCEEDED ? execution.output() : execution.cause());
    }

    static Map<String, String> states(DescribeExecutionResponse execution) {
        Map<String, String> states = new LinkedHashMap<>();
        outcomes(execution)
                .properties()
                .forEach(step ->
                        states.put(step.getKey(), step.getValue().path("state").asText()));
        return states;
    }

    static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
