package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsEnvironment.Capability;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.TriggerType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.InvalidDefinitionException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Each flag says what is true: a difference that is not there, or no longer, fails here. */
@Contract
class CapabilityContractTest {
    private final String name = Names.unique("contract");
    private final AwsEnvironment aws;

    CapabilityContractTest(AwsEnvironment aws) {
        this.aws = aws;
    }

    private void flagIs(Capability capability, boolean observed) {
        assertThat(observed)
                .as("%s has %s (%s)", aws, capability, aws.capabilities().reason(capability))
                .isEqualTo(aws.capabilities().has(capability));
    }

    @Test
    void theEmbeddedEnvironmentHasNoDifferences() {
        try (EmbeddedAws embedded = AwsEnvironment.embedded()) {
            assertThat(embedded.capabilities().missing()).isEmpty();
        }
    }

    /** Whoever adds a flag adds the test by which it is taken away again. */
    @Test
    void everyFlagHasItsTest() {
        List<String> tests = Arrays.stream(CapabilityContractTest.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(method -> method.getName().toLowerCase(Locale.ROOT))
                .toList();

        assertThat(Capability.values())
                .extracting(flag -> flag.name().replace("_", "").toLowerCase(Locale.ROOT))
                .isSubsetOf(tests);
    }

    @Test
    void encryptedSecureStrings(SsmClient ssm) {
        ssm.putParameter(
                request -> request.name(name).type(ParameterType.SECURE_STRING).value("clear-text"));

        String raw = ssm.getParameter(request -> request.name(name)).parameter().value();

        flagIs(Capability.ENCRYPTED_SECURE_STRINGS, !raw.contains("clear-text"));
    }

    @Test
    void reservedEventSources(EventBridgeClient events) {
        PutEventsResponse answer = events.putEvents(request -> request.entries(
                entry -> entry.source("aws.s3").detailType("Test").detail("{\"name\":\"" + name + "\"}")));

        flagIs(
                Capability.RESERVED_EVENT_SOURCES,
                "NotAuthorizedForSourceException".equals(answer.entries().get(0).errorCode()));
    }

    @Test
    void reachableQueueUrls(SqsClient sqs) {
        URI url = URI.create(sqs.createQueue(request -> request.queueName(name)).queueUrl());

        flagIs(
                Capability.REACHABLE_QUEUE_URLS,
                url.getAuthority().equals(aws.endpoint(AwsService.SQS).getAuthority()));
    }

    @Test
    void glueEvents(EventBridgeClient events, SqsClient sqs, GlueClient glue) {
        String queue = sqs.createQueue(request -> request.queueName(name)).queueUrl();
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        events.putRule(request -> request.name(name).eventPattern("{\"source\":[\"aws.glue\"]}"));
        events.putTargets(request ->
                request.rule(name).targets(target -> target.id("queue").arn(arn)));

        glue.createDatabase(request -> request.databaseInput(input -> input.name(name)));

        flagIs(
                Capability.GLUE_EVENTS,
                sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(2)).messages().stream()
                        .map(Message::body)
                        .anyMatch(body -> body.contains(name)));
        events.removeTargets(request -> request.rule(name).ids("queue"));
        events.deleteRule(request -> request.name(name));
    }

    @Test
    void glueTasks() {
        aws.glueControl().job(name, arguments -> {});
        aws.glueControl().nextRun(name).startsAfter(Duration.ZERO).takes(Duration.ZERO);

        ExecutionStatus status = StateMachine.of(
                        aws,
                        "'First':{'Type':'Task','Resource':'arn:aws:states:::glue:startJobRun.sync',"
                                + "'Parameters':{'JobName':'" + name + "'},'End':true}")
                .run("{}")
                .status();

        flagIs(Capability.GLUE_TASKS, status == ExecutionStatus.SUCCEEDED);
    }

    @Test
    void glueWorkflowTargets(EventBridgeClient events, GlueClient glue) {
        aws.glueControl().job(name, arguments -> {});
        glue.createWorkflow(request -> request.name(name));
        glue.createTrigger(request -> request.name(name)
                .workflowName(name)
                .type(TriggerType.EVENT)
                .startOnCreation(true)
                .actions(action -> action.jobName(name)));
        events.putRule(request -> request.name(name).eventPattern("{\"source\":[\"" + name + "\"]}"));
        String workflow = "arn:aws:glue:" + aws.region() + ":" + aws.accountId() + ":workflow/" + name;

        flagIs(Capability.GLUE_WORKFLOW_TARGETS, startsByAnEvent(events, workflow));
    }

    private boolean startsByAnEvent(EventBridgeClient events, String workflow) {
        try {
            events.putTargets(request -> request.rule(name).targets(target -> target.id("workflow")
                    .arn(workflow)
                    .roleArn("arn:aws:iam::" + aws.accountId() + ":role/events")));
        } catch (EventBridgeException e) {
            return false;
        }
        events.putEvents(request ->
                request.entries(entry -> entry.source(name).detailType("Test").detail("{}")));
        return Eventually.happens(Duration.ofSeconds(3), () -> !aws.glue()
                .getWorkflowRuns(request -> request.name(name))
                .runs()
                .isEmpty());
    }

    @Test
    void javaFunctions() {
        flagIs(Capability.JAVA_FUNCTIONS, aHandlerAnswers());
    }

    private boolean aHandlerAnswers() {
        try {
            aws.functions().register(name, event -> event);
        } catch (UnsupportedOperationException e) {
            return false;
        }
        return aws.lambda()
                .invoke(request -> request.functionName(name).payload(SdkBytes.fromUtf8String("[7]")))
                .payload()
                .asUtf8String()
                .equals("[7]");
    }

    @Test
    void definitionMessages() {
        assertThatThrownBy(() -> StateMachine.of(aws, "'First':{'Type':'Nothing'}"))
                .isInstanceOfSatisfying(
                        InvalidDefinitionException.class,
                        e -> flagIs(
                                Capability.DEFINITION_MESSAGES,
                                e.awsErrorDetails().errorMessage().startsWith("Invalid State Machine Definition: '")));
    }

    @Test
    void checkedTransitions() {
        boolean refused;
        try {
            StateMachine.of(aws, "'First':{'Type':'Pass','Next':'Nowhere'}");
            refused = false;
        } catch (InvalidDefinitionException e) {
            refused = true;
        }
        flagIs(Capability.CHECKED_TRANSITIONS, refused);
    }

    @Test
    void sdkTaskErrors() {
        String error = StateMachine.of(
                        aws,
                        "'First':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:ssm:getParameter',"
                                + "'Parameters':{'Name':'" + name + "'},'End':true}")
                .run("{}")
                .error();

        flagIs(Capability.SDK_TASK_ERRORS, error.equals("Ssm.ParameterNotFoundException"));
    }

    @Test
    void plusInEventKeys(S3Client s3, SqsClient sqs) {
        Queue queue = Queue.create(sqs, name);
        s3.createBucket(request -> request.bucket(name));
        s3.putBucketNotificationConfiguration(request -> request.bucket(name)
                .notificationConfiguration(all ->
                        all.queueConfigurations(one -> one.queueArn(queue.arn()).events(Event.S3_OBJECT_CREATED))));
        s3.putObject(request -> request.bucket(name).key("a b"), RequestBody.fromString("x"));

        flagIs(
                Capability.PLUS_IN_EVENT_KEYS,
                queue.take(2).stream().map(Message::body).anyMatch(body -> body.contains("\"a+b\"")));
    }

    /** Other tests of the suite hold nothing across a test, so that a reset is none of their business. */
    @Test
    void metricsReset(CloudWatchClient cloudWatch) {
        cloudWatch.putMetricData(request -> request.namespace(name)
                .metricData(MetricDatum.builder().metricName("rows").value(1.0).build()));
        assertThat(cloudWatch.listMetrics(request -> request.namespace(name)).metrics())
                .isNotEmpty();

        aws.reset();

        flagIs(
                Capability.METRICS_RESET,
                cloudWatch
                        .listMetrics(request -> request.namespace(name))
                        .metrics()
                        .isEmpty());
    }
}
