package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.QueueConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What S3 tells a queue. */
@Contract
class NotificationContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String bucket = Names.unique("contract");
    private final S3Client s3;
    private final SqsClient sqs;
    private Queue queue;

    NotificationContractTest(S3Client s3, SqsClient sqs) {
        this.s3 = s3;
        this.sqs = sqs;
    }

    @BeforeEach
    void watch() {
        s3.createBucket(request -> request.bucket(bucket));
        queue = Queue.create(sqs, bucket);
        watch(queue.arn());
        assertThat(taken(1)).extracting(body -> body.path("Event").asText()).containsExactly("s3:TestEvent");
    }

    private void watch(String arn) {
        QueueConfiguration csv = QueueConfiguration.builder()
                .id("csv")
                .queueArn(arn)
                .events(Event.S3_OBJECT_CREATED, Event.S3_OBJECT_REMOVED)
                .filter(filter -> filter.key(key -> key.filterRules(
                        FilterRule.builder()
                                .name(FilterRuleName.PREFIX)
                                .value("in/")
                                .build(),
                        FilterRule.builder()
                                .name(FilterRuleName.SUFFIX)
                                .value(".csv")
                                .build())))
                .build();
        s3.putBucketNotificationConfiguration(request -> request.bucket(bucket)
                .notificationConfiguration(configuration -> configuration.queueConfigurations(csv)));
    }

    private void put(String key) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("id\n1\n"));
    }

    private List<JsonNode> taken(int wanted) {
        return queue.take(wanted).stream()
                .map(message -> {
                    try {
                        return JSON.readTree(message.body());
                    } catch (JsonProcessingException e) {
                        throw new AssertionError("No JSON: " + message.body(), e);
                    }
                })
                .toList();
    }

    private List<String> told(int wanted) {
        return taken(wanted).stream()
                .flatMap(body -> StreamSupport.stream(body.path("Records").spliterator(), false))
                .map(it -> it.path("eventName").asText() + " "
                        + it.at("/s3/object/key").asText())
                .toList();
    }

    @Test
    void whatIsWrittenAndRemovedIsTold() {
        put("in/a=1.csv");
        s3.deleteObject(request -> request.bucket(bucket).key("in/a=1.csv"));

        assertThat(told(2))
                .containsExactlyInAnyOrder("ObjectCreated:Put in/a%3D1.csv", "ObjectRemoved:Delete in/a%3D1.csv");
    }

    @Test
    void onlyKeysThatMatchAreTold() {
        put("out/a.csv");
        put("in/a.txt");
        put("in/last.csv");

        assertThat(told(1)).containsExactly("ObjectCreated:Put in/last.csv");
    }

    @Test
    void aQueueThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> watch(queue.arn() + "-none"))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidArgument"));
    }
}
