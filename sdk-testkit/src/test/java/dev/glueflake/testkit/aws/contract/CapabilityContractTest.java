package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsEnvironment.Capability;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.glue.GlueClient;
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
        URI url = URI.create(
                sqs.createQueue(request -> request.queueName(name)).queueUrl());

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
        events.putTargets(request -> request.rule(name).targets(target -> target.id("queue").arn(arn)));

        glue.createDatabase(request -> request.databaseInput(input -> input.name(name)));

        flagIs(
                Capability.GLUE_EVENTS,
                sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(2)).messages().stream()
                        .map(Message::body)
                        .anyMatch(body -> body.contains(name)));
        events.removeTargets(request -> request.rule(name).ids("queue"));
        events.deleteRule(request -> request.name(name));
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
                cloudWatch.listMetrics(request -> request.namespace(name)).metrics().isEmpty());
    }
}
