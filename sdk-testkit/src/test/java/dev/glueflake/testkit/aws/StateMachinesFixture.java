package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.SfnException;

/** Makes and runs state machines; JSON is written with single quotes, which are easier to read in Java. */
abstract class StateMachinesFixture {
    static final String ROLE = "arn:aws:iam::123456789012:role/machines";

    final SfnClient sfn;
    private int machines;

    StateMachinesFixture(SfnClient sfn) {
        this.sfn = sfn;
    }

    static void assertError(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SfnException.class, error -> assertThat(
                        error.awsErrorDetails().errorCode())
                .isEqualTo(code));
    }

    static void assertSucceeded(DescribeExecutionResponse execution, String output) {
        assertThat(execution.statusAsString())
                .as(execution.error() + ": " + execution.cause())
                .isEqualTo("SUCCEEDED");
        assertThat(execution.output()).isEqualTo(json(output));
    }

    static String json(String text) {
        return text.replace('\'', '"');
    }

    static String definition(String first, String states) {
        return "{'StartAt':'" + first + "','States':{" + states + "}}";
    }

    String machine(String first, String states) {
        return create(json(definition(first, states)));
    }

    String create(String definition) {
        machines++;
        return sfn.createStateMachine(
                        request -> request.name("m" + machines).roleArn(ROLE).definition(definition))
                .stateMachineArn();
    }

    String start(String machine, String input) {
        return sfn.startExecution(request -> request.stateMachineArn(machine).input(json(input)))
                .executionArn();
    }

    String start(String machine, String input, String name) {
        return sfn.startExecution(
                        request -> request.stateMachineArn(machine).name(name).input(json(input)))
                .executionArn();
    }

    DescribeExecutionResponse run(String machine, String input) {
        return describe(start(machine, input));
    }

    DescribeExecutionResponse run(String machine, String input, String name) {
        return describe(start(machine, input, name));
    }

    DescribeExecutionResponse describe(String execution) {
        return sfn.describeExecution(request -> request.executionArn(execution));
    }

    List<HistoryEvent> history(String execution) {
        return sfn.getExecutionHistory(
                        request -> request.executionArn(execution).maxResults(1_000))
                .events();
    }

    List<String> types(String execution) {
        return history(execution).stream().map(HistoryEvent::typeAsString).toList();
    }
}
