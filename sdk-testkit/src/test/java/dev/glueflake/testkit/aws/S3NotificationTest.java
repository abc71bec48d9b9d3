package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.testkit.MovableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class S3NotificationTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MovableClock CLOCK = MovableClock.stoppedAt(Instant.parse("2024-11-20T12:00:00.250Z"));

    @RegisterExtension
    static final AwsExtension EXTENSION =
            AwsExtension.with(EmbeddedAws.builder().clock(CLOCK));

    private final S3Client s3;
    private final SqsClient sqs;
    private String url = "";
    private String arn = "";

    S3NotificationTest(S3Client s3, SqsClient sqs) {
        this.s3 = s3;
        this.sqs = sqs;
    }

    @BeforeEach
    void createBucketAndQueue() {
        s3.createBucket(request -> request.bucket("lake"));
        url = sqs.createQueue(request -> request.queueName("landed")).queueUrl();
        arn = sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
    }

    @Test
    void aNewConfigurationIsTriedAndShown() {
        QueueConfiguration wanted = QueueConfiguration.builder()
                .id("csv")
                .queueArn(arn)
                .events(Event.S3_OBJECT_CREATED)
                .filter(filter -> filter.key(key -> key.filterRules(
                        filterRule(FilterRuleName.PREFIX, "in/"), filterRule(FilterRuleName.SUFFIX, ".csv"))))
                .build();
        configure(wanted);

        QueueConfiguration shown = s3.getBucketNotificationConfiguration(request -> request.bucket("lake"))
                .queueConfigurations()
                .get(0);
        assertThat(shown.id()).isEqualTo("csv");
        assertThat(shown.queueArn()).isEqualTo(arn);
        assertThat(shown.events()).containsExactly(Event.S3_OBJECT_CREATED);
        assertThat(shown.filter().key().filterRules())
                .extracting(FilterRule::value)
                .containsExactly("in/", ".csv");
        JsonNode test = messages().get(0);
        assertThat(test.path("Event").asText()).isEqualTo("s3:TestEvent");
        assertThat(test.path("Service").asText()).isEqualTo("Amazon S3");
        assertThat(test.path("Bucket").asText()).isEqualTo("lake");
        assertThat(test.path("Time").asText()).isEqualTo("2024-11-20T12:00:00.250Z");
    }

    @Test
    void aWrittenObjectIsToldInS3sOwnWords() {
        watch(Event.S3_OBJECT_CREATED);
        String etag = put("in/a b=1.csv", "hello").replace("\"", "");

        JsonNode it = messages().get(0).path("Records").get(0);
        assertThat(it.path("eventVersion").asText()).isEqualTo("2.1");
        assertThat(it.path("eventSource").asText()).isEqualTo("aws:s3");
        assertThat(it.path("eventName").asText()).isEqualTo("ObjectCreated:Put");
        assertThat(it.path("eventTime").asText()).isEqualTo("2024-11-20T12:00:00.250Z");
        assertThat(it.path("awsRegion").asText()).isEqualTo("us-east-1");
        assertThat(it.at("/s3/configurationId").asText()).isEqualTo("all");
        assertThat(it.at("/s3/bucket/name").asText()).isEqualTo("lake");
        assertThat(it.at("/s3/bucket/arn").asText()).isEqualTo("arn:aws:s3:::lake");
        assertThat(it.at("/s3/object/key").asText()).isEqualTo("in/a+b%3D1.csv");
        assertThat(it.at("/s3/object/size").asLong()).isEqualTo(5);
        assertThat(it.at("/s3/object/eTag").asText()).isEqualTo(etag);
    }

    @Test
    void everyWayToWriteOrRemoveHasItsName() {
        watch(Event.S3_OBJECT_CREATED, Event.S3_OBJECT_REMOVED);
        put("a", "1");
        s3.copyObject(request -> request.sourceBucket("lake")
                .sourceKey("a")
                .destinationBucket("lake")
                .destinationKey("b"));
        upload("c");
        s3.deleteObject(request -> request.bucket("lake").key("a"));
        s3.deleteObject(request -> request.bucket("lake").key("never-there"));
        s3.deleteObjects(request -> request.bucket("lake")
                .delete(delete ->
                        delete.objects(ObjectIdentifier.builder().key("b").build())));

        List<JsonNode> all = messages();
        assertThat(all)
                .extracting(message -> message.at("/Records/0/eventName").asText() + " "
                        + message.at("/Records/0/s3/object/key").asText())
                .containsExactly(
                        "ObjectCreated:Put a",
                        "ObjectCreated:Copy b",
                        "ObjectCreated:CompleteMultipartUpload c",
                        "ObjectRemoved:Delete a",
                        "ObjectRemoved:Delete b");
        assertThat(all)
                .extracting(
                        message -> message.at("/Records/0/s3/object/sequencer").asText())
                .isSorted();
        assertThat(all.get(3).at("/Records/0/s3/object").has("size")).isFalse();
    }

    @Test
    void filtersAndEventNamesNarrowWhatIsTold() {
        configure(QueueConfiguration.builder()
                .queueArn(arn)
                .events(Event.S3_OBJECT_CREATED_PUT)
                .filter(filter -> filter.key(key -> key.filterRules(
                        filterRule(FilterRuleName.PREFIX, "in/"), filterRule(FilterRuleName.SUFFIX, ".csv"))))
                .build());
        messages();
        put("in/a.csv", "1");
        put("in/a.txt", "1");
        put("out/a.csv", "1");
        s3.copyObject(request -> request.sourceBucket("lake")
                .sourceKey("in/a.csv")
                .destinationBucket("lake")
                .destinationKey("in/b.csv"));

        assertThat(messages())
                .extracting(it -> it.at("/Records/0/s3/object/key").asText())
                .containsExactly("in/a.csv");
    }

    @Test
    void anEmptyConfigurationEndsIt() {
        watch(Event.S3_OBJECT_CREATED);
        configure();
        put("a", "1");

        assertThat(messages()).isEmpty();
        assertThat(s3.getBucketNotificationConfiguration(request -> request.bucket("lake"))
                        .queueConfigurations())
                .isEmpty();
    }

    @Test
    void aNewBucketOfTheSameNameBeginsWithoutRules() {
        watch(Event.S3_OBJECT_CREATED);
        s3.deleteBucket(request -> request.bucket("lake"));
        s3.createBucket(request -> request.bucket("lake"));
        put("a", "1");

        assertThat(messages()).isEmpty();
        assertThat(s3.getBucketNotificationConfiguration(request -> request.bucket("lake"))
                        .queueConfigurations())
                .isEmpty();
    }

    @Test
    void whatCannotBeToldIsRefused() {
        assertError(
                "InvalidArgument",
                () -> configure(rule("x", Event.S3_OBJECT_CREATED, arn.replace("landed", "absent"))));
        assertError(
                "InvalidArgument",
                () -> configure(rule("x", Event.S3_OBJECT_CREATED, arn), rule("y", Event.S3_OBJECT_CREATED_PUT, arn)));
        assertError("NotImplemented", () -> configure(rule("x", Event.S3_OBJECT_RESTORE_POST, arn)));
        assertError(
                "NotImplemented",
                () -> s3.putBucketNotificationConfiguration(request -> request.bucket("lake")
                        .notificationConfiguration(configuration ->
                                configuration.lambdaFunctionConfigurations(LambdaFunctionConfiguration.builder()
                                        .lambdaFunctionArn("arn:aws:lambda:us-east-1:123456789012:function:f")
                                        .events(Event.S3_OBJECT_CREATED)
                                        .build()))));
        String fifo = sqs.createQueue(request ->
                        request.queueName("q.fifo").attributes(Map.of(QueueAttributeName.FIFO_QUEUE, "true")))
                .queueUrl();
        assertThat(fifo).endsWith(".fifo");
        assertError(
                "InvalidArgument",
                () -> configure(rule("x", Event.S3_OBJECT_CREATED, arn.replace("landed", "q.fifo"))));
        assertThat(messages()).isEmpty();
    }

    private void watch(Event... events) {
        configure(QueueConfiguration.builder()
                .id("all")
                .queueArn(arn)
                .events(events)
                .build());
        messages();
    }

    private static QueueConfiguration rule(String id, Event event, String queue) {
        return QueueConfiguration.builder().id(id).queueArn(queue).events(event).build();
    }

    private static FilterRule filterRule(FilterRuleName name, String value) {
        return FilterRule.builder().name(name).value(value).build();
    }

    private void configure(QueueConfiguration... rules) {
        s3.putBucketNotificationConfiguration(request -> request.bucket("lake")
                .notificationConfiguration(configuration -> configuration.queueConfigurations(rules)));
    }

    private String put(String key, String text) {
        return s3.putObject(request -> request.bucket("lake").key(key), RequestBody.fromString(text))
                .eTag();
    }

    private void upload(String key) {
        String id = s3.createMultipartUpload(request -> request.bucket("lake").key(key))
                .uploadId();
        String etag = s3.uploadPart(
                        request -> request.bucket("lake").key(key).uploadId(id).partNumber(1),
                        RequestBody.fromString("part"))
                .eTag();
        s3.completeMultipartUpload(request -> request.bucket("lake")
                .key(key)
                .uploadId(id)
                .multipartUpload(upload -> upload.parts(
                        CompletedPart.builder().partNumber(1).eTag(etag).build())));
    }

    private List<JsonNode> messages() {
        List<JsonNode> all = new ArrayList<>();
        sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(10))
                .messages()
                .forEach(message -> {
                    all.add(read(message.body()));
                    sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(message.receiptHandle()));
                });
        return all;
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + text, e);
        }
    }

    private static void assertError(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, error -> assertThat(
                        error.awsErrorDetails().errorCode())
                .isEqualTo(code));
    }
}
