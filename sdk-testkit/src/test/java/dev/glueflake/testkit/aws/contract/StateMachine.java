package dev.glueflake.testkit.aws.contract;

import dev.glueflake.testkit.aws.AwsEnvironment;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** A state machine of one test. */
record StateMachine(SfnClient sfn, String arn) {

    /** Makes one of states in JSON with single quotes; the first that runs is named {@code First}. */
    static StateMachine of(AwsEnvironment aws, String states) {
        String definition = "{'StartAt':'First','States':{" + states + "}}";
        String arn = aws.stepFunctions()
                .createStateMachine(request -> request.name(Names.unique("contract"))
                        .roleArn("arn:aws:iam::" + aws.accountId() + ":role/machines")
                        .definition(definition.replace('\'', '"')))
                .stateMachineArn();
        return new StateMachine(aws.stepFunctions(), arn);
    }

    /** Runs it to its end. The input is JSON with single quotes. */
    DescribeExecutionResponse run(String input) {
        String execution = sfn.startExecution(
                        request -> request.stateMachineArn(arn).input(input.replace('\'', '"')))
                .executionArn();
        return Eventually.ask(
                () -> sfn.describeExecution(request -> request.executionArn(execution)),
                answer -> answer.status() != ExecutionStatus.RUNNING);
    }
}
