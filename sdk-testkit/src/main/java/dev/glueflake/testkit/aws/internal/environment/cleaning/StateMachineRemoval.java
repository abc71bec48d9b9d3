package dev.glueflake.testkit.aws.internal.environment.cleaning;

import dev.glueflake.testkit.aws.internal.client.AwsClients;
import dev.glueflake.testkit.aws.internal.environment.cleaning.Made.Kind;
import java.util.List;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** State machines; their running executions are stopped before. */
record StateMachineRemoval(AwsClients clients) implements Removal {
    private SfnClient machines() {
        return clients.client(SfnClient.class);
    }

    @Override
    public List<Made> all() {
        return machines().listStateMachinesPaginator(request -> {}).stateMachines().stream()
                .map(machine -> new Made(Kind.STATE_MACHINE, machine.stateMachineArn(), ""))
                .toList();
    }

    @Override
    public void remove(Made thing) {
        machines()
                .listExecutionsPaginator(
                        request -> request.stateMachineArn(thing.id()).statusFilter(ExecutionStatus.RUNNING))
                .executions()
                .forEach(running -> machines().stopExecution(request -> request.executionArn(running.executionArn())));
        machines().deleteStateMachine(request -> request.stateMachineArn(thing.id()));
    }
}
