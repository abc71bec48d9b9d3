package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvalidRequestContentException;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.RequestTooLargeException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;
import software.amazon.awssdk.services.sqs.SqsClient;

class LambdaTest {
    private static final MovableClock CLOCK = MovableClock.stoppedAt(Instant.parse("2024-11-20T12:00:00Z"));
    private static final String QUEUE = "arn:aws:sqs:us-east-1:123456789012:q";
    private static final Pattern MESSAGE_ID = Pattern.compile("\"messageId\":\"([^\"]+)\"[^}]*?\"body\":\"([^\"]+)\"");

    @RegisterExtension
    static final AwsExtension EXTENSION =
            AwsExtension.with(EmbeddedAws.builder().clock(CLOCK));

    private final EmbeddedAws aws;
    private final LambdaClient lambda;
    private final SqsClient sqs;
    private final List<String> got = new ArrayList<>();

    LambdaTest(EmbeddedAws aws, LambdaClient lambda, SqsClient sqs) {
        this.aws = aws;
        this.lambda = lambda;
        this.sqs = sqs;
    }

    @Test
    void aHandlerAnswersAnInvocation() {
        aws.functions().register("f", event -> "{\"got\":" + event + "}");

        InvokeResponse byName = invoke("f", InvocationType.REQUEST_RESPONSE, "{\"a\":\"ü\"}");
        InvokeResponse byArn = invoke(
                "arn:aws:lambda:us-east-1:123456789012:function:f:$LATEST", InvocationType.REQUEST_RESPONSE, "[1]");

        assertThat(byName.statusCode()).isEqualTo(200);
        assertThat(byName.functionError()).isNull();
        assertThat(byName.executedVersion()).isEqualTo("$LATEST");
        assertThat(byName.payload().asUtf8String()).isEqualTo("{\"got\":{\"a\":\"ü\"}}");
        assertThat(byArn.payload().asUtf8String()).isEqualTo("{\"got\":[1]}");
        assertThat(aws.callCount(AwsService.LAMBDA, "Invoke")).isEqualTo(2);
    }

    @Test
    void anExceptionIsAFunctionErrorAsTheJavaRuntimeWritesIt() {
        aws.functions().register("f", event -> {
            throw new IllegalStateException("no such batch", new java.io.IOException("disk"));
        });

        InvokeResponse answer = invoke("f", InvocationType.REQUEST_RESPONSE, "{}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.functionError()).isEqualTo("Unhandled");
        assertThat(answer.payload().asUtf8String())
                .startsWith("{\"errorMessage\":\"no such batch\",\"errorType\":\"java.lang.IllegalStateException\","
                        + "\"stackTrace\":[\"dev.glueflake.testkit.aws.LambdaTest.")
                .contains("\"cause\":{\"errorMessage\":\"disk\",\"errorType\":\"java.io.IOException\"");
    }

    @Test
    void anAsynchronousInvocationRunsLaterAndIsRepeatedTwice() {
        aws.functions().register("f", event -> {
            got.add(event);
            throw new IllegalStateException();
        });
        assertThat(invoke("f", InvocationType.EVENT, "{\"n\":1}").statusCode()).isEqualTo(202);
        assertThat(got).isEmpty();
        assertThat(aws.functions().pending()).isEqualTo(1);

        assertThat(aws.functions().run()).isEqualTo(1);
        assertThat(aws.functions().run()).isZero();
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(aws.functions().run()).isEqualTo(1);
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(aws.functions().run()).isZero();
        CLOCK.advance(Duration.ofMinutes(1));
        assertThat(aws.functions().run()).isEqualTo(1);
        assertThat(aws.functions().pending()).isZero();
        assertThat(got).containsExactly("{\"n\":1}", "{\"n\":1}", "{\"n\":1}");
    }

    @Test
    void aDryRunCallsNothing() {
        aws.functions().register("f", event -> {
            got.add(event);
            return "";
        });

        assertThat(invoke("f", InvocationType.DRY_RUN, "{}").statusCode()).isEqualTo(204);
        assertThat(got).isEmpty();
        assertThat(invoke("f", InvocationType.REQUEST_RESPONSE, "{}").payload().asUtf8String())
                .isEqualTo("null");
    }

    @Test
    void badCallsAreTypedErrors() {
        aws.functions().register("f", event -> "{");
        assertThatThrownBy(() -> invoke("absent", InvocationType.REQUEST_RESPONSE, "{}"))
                .isInstanceOf(ResourceNotFoundException.class)
                .hasMessageContaining("Function not found: arn:aws:lambda:us-east-1:123456789012:function:absent");
        assertThatThrownBy(() -> invoke("f:prod", InvocationType.REQUEST_RESPONSE, "{}"))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> invoke("f", InvocationType.REQUEST_RESPONSE, "{no json"))
                .isInstanceOf(InvalidRequestContentException.class);
        assertThatThrownBy(() -> invoke("f", InvocationType.EVENT, "\"" + "x".repeat(1024 * 1024) + "\""))
                .isInstanceOf(RequestTooLargeException.class);
        aws.faults().on(AwsService.LAMBDA, "Invoke").throttle(3);
        assertThatThrownBy(() -> invoke("f", InvocationType.REQUEST_RESPONSE, "{}"))
                .isInstanceOf(TooManyRequestsException.class);
        assertThat(invoke("f", InvocationType.REQUEST_RESPONSE, "{}").functionError())
                .isEqualTo("Unhandled");
        assertThatThrownBy(() -> lambda.deleteFunction(request -> request.functionName("f")))
                .isInstanceOfSatisfying(LambdaException.class, error -> assertThat(
                                error.awsErrorDetails().errorCode())
                        .isEqualTo("UnknownOperationException"));
        assertThat(aws.unknownOperations()).hasSize(1);
    }

    @Test
    void aQueueFeedsAFunctionInBatches() {
        map(mapping -> mapping.batchSize(2));
        send("a", "b", "c");

        assertThat(aws.functions().run()).isEqualTo(2);
        assertThat(got).containsExactly("a b", "c");
        assertThat(aws.queues().size("q")).isZero();
    }

    @Test
    void withoutAReportAFunctionThatReturnsHasDoneItAll() {
        map(mapping -> mapping.batchSize(10));
        send("bad", "good");
        aws.functions().run();

        assertThat(aws.queues().size("q")).isZero();
    }

    @Test
    void reportedMessagesComeAgainAfterTheirVisibilityTimeout() {
        map(mapping -> mapping.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
        send("bad", "good");
        aws.functions().run();
        assertThat(aws.queues().size("q")).isEqualTo(1);
        aws.functions().run();
        assertThat(got).containsExactly("bad good");
        CLOCK.advance(Duration.ofSeconds(30));
        aws.functions().run();

        assertThat(got).containsExactly("bad good", "bad");
    }

    @Test
    void aFullBatchIsWaitedForAsLongAsTheMappingSays() {
        map(mapping -> mapping.batchSize(20).maximumBatchingWindowInSeconds(5));
        send("a");
        CLOCK.advance(Duration.ofSeconds(4));
        send("b");
        assertThat(aws.functions().run()).isZero();
        CLOCK.advance(Duration.ofSeconds(1));
        aws.functions().run();

        assertThat(got).containsExactly("a b");
    }

    @Test
    void aMappingIsChangedListedAndDeleted() {
        CreateEventSourceMappingResponse made = map(mapping -> mapping.enabled(false));
        send("a");
        assertThat(aws.functions().run()).isZero();
        assertThat(made.state()).isEqualTo("Disabled");
        assertThatThrownBy(() -> map(mapping -> mapping.enabled(true))).isInstanceOf(ResourceConflictException.class);
        lambda.updateEventSourceMapping(request -> request.uuid(made.uuid()).enabled(true));
        aws.functions().run();
        assertThat(got).containsExactly("a");
        assertThat(lambda.listEventSourceMappings(request -> request.functionName("f"))
                        .eventSourceMappings())
                .extracting("uuid")
                .containsExactly(made.uuid());

        lambda.deleteEventSourceMapping(request -> request.uuid(made.uuid()));
        assertThatThrownBy(() -> lambda.getEventSourceMapping(request -> request.uuid(made.uuid())))
                .isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> lambda.createEventSourceMapping(
                        request -> request.functionName("f").eventSourceArn(QUEUE + "-absent")))
                .isInstanceOf(InvalidParameterValueException.class);
        assertThatThrownBy(() -> map(mapping -> mapping.batchSize(11)))
                .isInstanceOf(InvalidParameterValueException.class);
    }

    @Test
    void aRuleBringsEventsToAFunction(EventBridgeClient events) {
        aws.functions().register("f", event -> {
            got.add(event);
            return "";
        });
        events.putRule(request -> request.name("r").eventPattern("{\"source\":[\"shop\"]}"));
        events.putTargets(request -> request.rule("r")
                .targets(Target.builder()
                        .id("1")
                        .arn("arn:aws:lambda:us-east-1:123456789012:function:f")
                        .build()));
        events.putEvents(request -> request.entries(PutEventsRequestEntry.builder()
                .source("shop")
                .detailType("sold")
                .detail("{\"n\":7}")
                .build()));
        aws.functions().run();

        assertThat(got).hasSize(1).allMatch(event -> event.contains("\"detail\":{\"n\":7}"));
    }

    @Test
    void aHandlerMayUseTheEnvironmentItself() {
        sqs.createQueue(request -> request.queueName("out"));
        aws.functions().register("f", event -> {
            sqs.sendMessage(request -> request.queueUrl(url("out")).messageBody("from the handler"));
            sqs.receiveMessage(request -> request.queueUrl(url("out")));
            return "";
        });
        invoke("f", InvocationType.EVENT, "{}");
        aws.functions().run();

        assertThat(aws.queues().size("out")).isEqualTo(1);
    }

    private CreateEventSourceMappingResponse map(
            java.util.function.Consumer<
                            software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest.Builder>
                    settings) {
        sqs.createQueue(request -> request.queueName("q"));
        aws.functions().register("f", this::take);
        return lambda.createEventSourceMapping(request -> {
            request.functionName("f").eventSourceArn(QUEUE);
            settings.accept(request);
        });
    }

    /** Writes the bodies down and reports those that are bad. */
    private String take(String event) {
        List<String> bodies = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        MESSAGE_ID.matcher(event).results().forEach(message -> {
            bodies.add(message.group(2));
            if (message.group(2).equals("bad")) {
                failures.add("{\"itemIdentifier\":\"" + message.group(1) + "\"}");
            }
        });
        got.add(String.join(" ", bodies));
        return "{\"batchItemFailures\":[" + String.join(",", failures) + "]}";
    }

    private void send(String... bodies) {
        for (String body : bodies) {
            sqs.sendMessage(request -> request.queueUrl(url("q")).messageBody(body));
        }
    }

    private String url(String name) {
        return aws.endpoint(AwsService.SQS) + "/123456789012/" + name;
    }

    private InvokeResponse invoke(String function, InvocationType type, String payload) {
        return lambda.invoke(request ->
                request.functionName(function).invocationType(type).payload(SdkBytes.fromUtf8String(payload)));
    }
}
