package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsEnvironment.Capability;
import dev.glueflake.testkit.lambda.FunctionControl;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Lambda, where the test's own handlers can be functions. */
@Contract
class FunctionContractTest {
    private final String name = Names.unique("contract");
    private final AwsEnvironment aws;

    FunctionContractTest(AwsEnvironment aws) {
        this.aws = aws;
    }

    private FunctionControl functions() {
        Differences.skipWithout(aws, Capability.JAVA_FUNCTIONS);
        return aws.functions();
    }

    @Test
    void aHandlerAnswersAnInvocation() {
        functions().register(name, event -> "{\"got\":" + event + "}");

        assertThat(aws.lambda()
                        .invoke(request -> request.functionName(name).payload(SdkBytes.fromUtf8String("[1]")))
                        .payload()
                        .asUtf8String())
                .isEqualTo("{\"got\":[1]}");
    }

    @Test
    void aQueueFeedsAFunction() {
        List<String> got = new ArrayList<>();
        functions().register(name, event -> {
            got.add(event);
            return "";
        });
        Queue queue = Queue.create(aws.sqs(), name);
        aws.lambda()
                .createEventSourceMapping(request -> request.functionName(name).eventSourceArn(queue.arn()));
        aws.sqs().sendMessage(request -> request.queueUrl(queue.url()).messageBody("a.csv has come"));

        functions().run();

        assertThat(got).singleElement().asString().contains("a.csv has come");
    }

    @Test
    void aFunctionThatIsNotThereIsATypedError() {
        assertThatThrownBy(() -> aws.lambda().invoke(request -> request.functionName(name)))
                .isInstanceOf(ResourceNotFoundException.class);
    }
}
