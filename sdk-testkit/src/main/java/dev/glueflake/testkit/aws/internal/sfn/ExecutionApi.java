package dev.glueflake.testkit.aws.internal.sfn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import dev.glueflake.testkit.aws.internal.sfn.StateMachines.StoredMachine;
import dev.glueflake.testkit.aws.internal.sfn.run.Execution;
import dev.glueflake.testkit.aws.internal.sfn.run.History;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The operations on executions. */
final class ExecutionApi {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_INPUT_BYTES = 262_144;
    private static final String ARN = "executionArn";

    private final StateMachines machines;

    ExecutionApi(StateMachines machines) {
        this.machines = machines;
    }

    void addTo(Operations operations) {
        Set<String> history = Set.of(ARN, "maxResults", "nextToken", "reverseOrder", "includeExecutionData");
        Set<String> list = Set.of("stateMachineArn", "statusFilter", "maxResults", "nextToken");
        operations
                .add("StartExecution", Set.of("stateMachineArn", "name", "input"), this::start)
                .add("DescribeExecution", Set.of(ARN), this::describe)
                .add("ListExecutions", list, this::list)
                .add("GetExecutionHistory", history, this::history)
                .add("StopExecution", Set.of(ARN, "error", "cause"), this::stop);
    }

    private Result start(Parameters in) {
        StoredMachine machine = machines.require(in.required("stateMachineArn"));
        String name = in.text("name").map(StateApi::legalName).orElseGet(() -> UUID.randomUUID()
                .toString());
        Execution execution =
                machines.start(machine, name, input(in.text("input").orElse("{}")));
        return Result.empty()
                .put(ARN, execution.start().arn())
                .put("startDate", execution.start().at());
    }

    private static JsonNode input(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_INPUT_BYTES) {
            throw StateMachines.error(
                    "InvalidExecutionInput",
                    "Invalid Execution Input: it is longer than " + MAX_INPUT_BYTES + " bytes");
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw StateMachines.error(
                    "InvalidExecutionInput", "Invalid State Machine Execution Input: '" + e.getOriginalMessage() + "'");
        }
    }

    private Result describe(Parameters in) {
        Execution execution = machines.execution(in.required(ARN));
        Execution.Progress progress = execution.progress();
        return show(execution)
                .put("input", execution.start().input().toString())
                .put("output", present(progress.output()))
                .put("error", present(progress.error()))
                .put("cause", present(progress.cause()));
    }

    private static Optional<String> present(String text) {
        return Optional.of(text).filter(it -> !it.isEmpty());
    }

    private static Result show(Execution execution) {
        Execution.Start start = execution.start();
        Execution.Progress progress = execution.progress();
        Result result = Result.empty()
                .put(ARN, start.arn())
                .put("stateMachineArn", start.machineArn())
                .put("name", start.name())
                .put("status", progress.status())
                .put("startDate", start.at());
        progress.stopped().ifPresent(at -> result.put("stopDate", at));
        return result;
    }

    private Result list(Parameters in) {
        String machine = machines.require(in.required("stateMachineArn")).arn();
        Optional<String> status = in.text("statusFilter");
        List<Execution> found = machines.executions(machine).stream()
                .filter(it -> status.map(it.progress().status()::equals).orElse(true))
                .toList();
        return Pages.page(in, "executions", found, ExecutionApi::show);
    }

    private Result history(Parameters in) {
        List<History.Event> events =
                new ArrayList<>(machines.execution(in.required(ARN)).history().all());
        if (in.flag("reverseOrder", false)) {
            Collections.reverse(events);
        }
        return Pages.page(in, "events", events, event -> Result.empty()
                .put("id", event.id())
                .put("previousEventId", event.previousId())
                .put("timestamp", event.at())
                .put("type", event.type())
                .put(event.detailsName(), event.details()));
    }

    private Result stop(Parameters in) {
        Execution execution = machines.execution(in.required(ARN));
        execution.abort(
                machines.now(), in.text("error").orElse(""), in.text("cause").orElse(""));
        return Result.empty().put("stopDate", machines.now());
    }
}
