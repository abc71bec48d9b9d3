package dev.glueflake.testkit.aws.internal.sfn;

import com.fasterxml.jackson.databind.JsonNode;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.core.EmbeddedService;
import dev.glueflake.testkit.aws.internal.rpc.Operations;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import dev.glueflake.testkit.aws.internal.rpc.RpcApi;
import dev.glueflake.testkit.aws.internal.rpc.RpcService;
import dev.glueflake.testkit.aws.internal.sfn.StateMachines.StoredMachine;
import dev.glueflake.testkit.aws.internal.sfn.asl.Definition;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The operations on state machines; those on executions are {@link ExecutionApi}'s. */
public final class StateApi {
    private static final String ARN = "stateMachineArn";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9+!@.()=_'-]{1,80}");

    private final StateMachines machines;

    private StateApi(StateMachines machines) {
        this.machines = machines;
    }

    public static EmbeddedService service(StateMachines machines) {
        StateApi api = new StateApi(machines);
        Operations operations = new Operations()
                .before(machines::settle)
                .add("CreateStateMachine", Set.of("name", "definition", "roleArn", "type"), api::create)
                .add("UpdateStateMachine", Set.of(ARN, "definition", "roleArn"), api::update)
                .add("DescribeStateMachine", Set.of(ARN), api::describe)
                .add("ListStateMachines", Set.of("maxResults", "nextToken"), api::list)
                .add("DeleteStateMachine", Set.of(ARN), api::delete);
        new ExecutionApi(machines).addTo(operations);
        return new RpcService(
                RpcApi.json(AwsService.STEP_FUNCTIONS, "AWSStepFunctions"),
                operations,
                List.of("executionArn", ARN, "name"),
                machines::clear);
    }

    static String legalName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw StateMachines.error("InvalidName", "Invalid Name: '" + name + "'");
        }
        return name;
    }

    private Result create(Parameters in) {
        String name = legalName(in.required("name"));
        String type = in.text("type").orElse("STANDARD");
        if (!type.equals("STANDARD")) {
            throw StateMachines.error(
                    "StateMachineTypeNotSupported", "State machines of the type " + type + " are not available here.");
        }
        String text = in.required("definition");
        StoredMachine machine = machines.create(name, text, read(text), in.required("roleArn"));
        return Result.empty().put(ARN, machine.arn()).put("creationDate", machine.created());
    }

    private JsonNode read(String text) {
        try {
            return Definition.parse(text, machines.tasks()::problem);
        } catch (IllegalArgumentException e) {
            throw StateMachines.error(
                    "InvalidDefinition", "Invalid State Machine Definition: '" + e.getMessage() + "'");
        }
    }

    private Result update(Parameters in) {
        StoredMachine old = machines.require(in.required(ARN));
        String text = in.text("definition").orElse(old.text());
        machines.replace(new StoredMachine(
                old.arn(), old.name(), text, read(text), in.text("roleArn").orElse(old.roleArn()), old.created()));
        return Result.empty().put("updateDate", machines.now());
    }

    private Result describe(Parameters in) {
        StoredMachine machine = machines.require(in.required(ARN));
        return show(machine)
                .put("status", "ACTIVE")
                .put("definition", machine.text())
                .put("roleArn", machine.roleArn());
    }

    private Result list(Parameters in) {
        return Pages.page(in, "stateMachines", machines.all(), StateApi::show);
    }

    private static Result show(StoredMachine machine) {
        return Result.empty()
                .put(ARN, machine.arn())
                .put("name", machine.name())
                .put("type", "STANDARD")
                .put("creationDate", machine.created());
    }

    /** Deletes a machine; one that is not there is no error. */
    private Result delete(Parameters in) {
        machines.delete(in.required(ARN));
        return Result.empty();
    }
}
