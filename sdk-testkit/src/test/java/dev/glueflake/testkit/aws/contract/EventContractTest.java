package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsEnvironment.Capability;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** EventBridge, and Glue's events in it. */
@Contract
class EventContractTest {
    private final String name = Names.unique("contract");
    private final AwsEnvironment aws;
    private final EventBridgeClient events;
    private final SqsClient sqs;
    private String queue = "";

    EventContractTest(AwsEnvironment aws, EventBridgeClient events, SqsClient sqs) {
        this.aws = aws;
        this.events = events;
        this.sqs = sqs;
    }

    @BeforeEach
    void createQueue() {
        queue = sqs.createQueue(request -> request.queueName(name)).queueUrl();
    }

    private void rule(String pattern) {
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        events.putRule(request -> request.name(name).eventPattern(pattern));
        events.putTargets(request ->
                request.rule(name).targets(target -> target.id("queue").arn(arn)));
    }

    private String received() {
        return sqs.receiveMessage(request -> request.queueUrl(queue).waitTimeSeconds(5)).messages().stream()
                .findFirst()
                .map(Message::body)
                .orElse("");
    }

    @Test
    void aRuleBringsMatchingEventsToAQueue() {
        rule("{\"source\":[\"" + name + "\"],\"detail\":{\"size\":[{\"numeric\":[\">\",10]}]}}");

        assertThat(put("{\"size\":5,\"key\":\"small\"}")).isZero();
        assertThat(put("{\"size\":50,\"key\":\"large\"}")).isZero();

        assertThat(received()).contains("\"large\"").contains("\"source\":");
        assertThat(sqs.receiveMessage(request -> request.queueUrl(queue)).messages())
                .isEmpty();
    }

    private int put(String detail) {
        return events.putEvents(request -> request.entries(
                        entry -> entry.source(name).detailType("Test").detail(detail)))
                .failedEntryCount();
    }

    @Test
    void aBadEntryFailsAlone() {
        var answer = events.putEvents(request -> request.entries(
                entry -> entry.source(name).detailType("Test").detail("no json"),
                entry -> entry.source(name).detailType("Test").detail("{}")));

        assertThat(answer.failedEntryCount()).isEqualTo(1);
        assertThat(answer.entries().get(0).errorCode()).isEqualTo("MalformedDetail");
        assertThat(answer.entries().get(1).eventId()).isNotBlank();
    }

    @Test
    void aStartedJobIsAnEvent(GlueClient glue) {
        Differences.skipWithout(aws, Capability.GLUE_EVENTS);
        rule(
                "{\"source\":[\"aws.glue\"],\"detail\":{\"eventName\":[\"StartJobRun\"],\"requestParameters\":{\"jobName\":[\""
                        + name + "\"]}}}");
        aws.glueControl().job(name, arguments -> {});

        String run = glue.startJobRun(request -> request.jobName(name)).jobRunId();

        assertThat(received()).contains("\"jobRunId\":\"" + run + "\"");
    }

    @Test
    void theEndOfACrawlIsAnEvent(GlueClient glue) {
        Differences.skipWithout(aws, Capability.GLUE_EVENTS);
        rule("{\"source\":[\"aws.glue\"],\"detail-type\":[\"Glue Crawler State Change\"],"
                + "\"detail\":{\"crawlerName\":[\"" + name + "\"],\"state\":[\"Failed\"]}}");
        glue.createDatabase(request -> request.databaseInput(input -> input.name(name)));
        glue.createCrawler(request -> request.name(name)
                .role("crawler")
                .databaseName(name)
                .targets(targets -> targets.s3Targets(target -> target.path("s3://none-" + name + "/"))));
        aws.glueControl().nextCrawl(name).takes(Duration.ZERO).stopsFor(Duration.ZERO);

        glue.startCrawler(request -> request.name(name));
        glue.getCrawler(request -> request.name(name));

        assertThat(received()).contains("Crawler Failed").contains(name);
    }

    @Test
    void aChangeOfGluesCatalogIsAnEvent(GlueClient glue) {
        Differences.skipWithout(aws, Capability.GLUE_EVENTS);
        rule("{\"source\":[\"aws.glue\"],\"detail-type\":[\"AWS API Call via CloudTrail\"],"
                + "\"detail\":{\"requestParameters\":{\"databaseInput\":{\"name\":[\"" + name + "\"]}}}}");

        glue.createDatabase(request -> request.databaseInput(input -> input.name(name)));

        assertThat(received()).contains("\"CreateDatabase\"").contains(name);
    }
}
