package dev.glueflake.samples.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.glue.event.FanOutException;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.QueueDelivery;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.S3Object;

@Timeout(60)
class EventLambdasTest {
    private static final World WORLD = new World();
    private static final String VEHICLE = """
            {"event":"update","on":"vehicle","at":"2019-06-01T15:07:42Z","organization_id":"o1",\
            "data":{"id":"v1","location":{"lat":52.5,"lng":13.4,"at":"2019-06-01T15:07:41Z"}}}""";

    private String queueUrl;

    @BeforeEach
    void reset() {
        WORLD.reset();
        WORLD.aws.s3().createBucket(request -> request.bucket("events"));
        WORLD.aws.s3().createBucket(request -> request.bucket("lake"));
        queueUrl = WORLD.aws
                .sqs()
                .createQueue(request -> request.queueName("files"))
                .queueUrl();
    }

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    private Map<String, String> environment() {
        return new HashMap<>(
                Map.of("ENV", "PRD", "SOURCE_BUCKET", "events", "DESTINATION_BUCKET", "lake", "QueueUrl", queueUrl));
    }

    private HourlyFanOutLambda fanOut() {
        return new HourlyFanOutLambda(environment(), WORLD.aws.s3(), WORLD.aws.sqs());
    }

    private EventFileLambda files() {
        return new EventFileLambda(environment(), WORLD.aws.s3());
    }

    private static List<String> lake() {
        return WORLD.aws.s3().listObjectsV2(request -> request.bucket("lake")).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    @Test
    void anHourGoesFromTheScheduleThroughTheQueueToAvro() {
        for (int second = 0; second < 12; second++) {
            WORLD.put("events", "2019-06-01-15-7-" + second + "-events.json", VEHICLE);
        }
        WORLD.put("events", "2019-06-01-15-8-0-events.json", VEHICLE + "\n{broken");
        WORLD.put("events", "2019-06-01-16-0-0-events.json", VEHICLE);
        WORLD.put("events", "2019-06-01-15-readme.txt", "");

        String sent = World.invoke(fanOut(), """
                {"version":"0","detail-type":"Scheduled Event","source":"aws.events","time":"2019-06-01T16:10:00Z",\
                "resources":[],"detail":{}}""");
        QueueDelivery delivered = WORLD.aws.queues().deliverAll(queueUrl, event -> World.invoke(files(), event));

        assertThat(World.tree(sent)).isEqualTo(World.tree("""
                {"hour":"2019-06-01T15:00","planned":13,"sent":13,"ignored":["2019-06-01-15-readme.txt"]}"""));
        assertThat(delivered.failure()).isEmpty();
        assertThat(delivered.received()).isEqualTo(13);
        assertThat(WORLD.aws.queues().size(queueUrl)).isZero();
        assertThat(lake())
                .hasSize(14)
                .contains("demo/vehicle/2019/06/01/2019-06-01-15-7-11-events.avro")
                .anyMatch(key -> key.startsWith("quarantine/"));
    }

    @Test
    void c04OnlyTheMessageThatFailedStaysInTheQueue() {
        WORLD.put("events", "2019-06-01-15-7-1-events.json", VEHICLE);
        WORLD.put("events", "2019-06-01-15-7-2-events.json", VEHICLE);
        WORLD.aws
                .faults()
                .on(AwsService.S3, "PutObject")
                .keyPrefix("demo/vehicle/2019/06/01/2019-06-01-15-7-2")
                .error(403, "AccessDenied", "no", 9);
        World.invoke(fanOut(), "{\"execution_date\":\"2019-06-01\",\"execution_hour\":\"15\"}");

        QueueDelivery delivered = WORLD.aws.queues().deliver(queueUrl, event -> World.invoke(files(), event));

        assertThat(delivered.failedMessageIds()).hasSize(1);
        assertThat(WORLD.aws.queues().size(queueUrl)).isEqualTo(1);
        assertThat(lake()).containsExactly("demo/vehicle/2019/06/01/2019-06-01-15-7-1-events.avro");
    }

    @Test
    void c11MessagesThatAreNotTakenAreAnError() {
        WORLD.put("events", "2019-06-01-15-7-1-events.json", VEHICLE);
        WORLD.put("events", "2019-06-01-15-7-2-events.json", VEHICLE);
        WORLD.aws.queues().failBatchEntries(queueUrl, 1, true);

        assertThatThrownBy(
                        () -> World.invoke(fanOut(), "{\"execution_date\":\"2019-06-01\",\"execution_hour\":\"15\"}"))
                .isInstanceOf(FanOutException.class)
                .hasMessageContaining("1 of 2 messages");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"Records\":[{}]}", "null"})
    void anEventThatIsNoBatchFailsTheInvocation(String event) {
        assertThatThrownBy(() -> World.invoke(files(), event))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("SQS");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                                                      | no JSON object",
                "{}                                                      | \"time\" is missing",
                "{\"time\":\"yesterday\"}                                | its time is none",
                "{\"execution_date\":\"2019-06-01\"}                     | \"execution_hour\" is missing",
                "{\"execution_hour\":\"15\"}                             | \"execution_date\" is missing",
                "{\"execution_date\":\"2019-06-01\",\"execution_hour\":\"25\"} | its time is none",
                "{\"execution_date\":\"01.06.2019\",\"execution_hour\":\"x\"}  | its time is none"
            })
    void aPayloadWithoutAnHourIsRefused(String payload, String message) {
        assertThatThrownBy(() -> World.invoke(fanOut(), payload))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void c13c18NothingIsReadBeforeTheFirstEventAndMissingVariablesAreNamed() {
        files();
        fanOut();
        assertThat(WORLD.aws.callCount(AwsService.S3, "ListObjectsV2")).isZero();

        assertThatThrownBy(() -> new HourlyFanOutLambda(Map.of(), WORLD.aws.s3(), WORLD.aws.sqs()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(
                        "SOURCE_BUCKET is missing", "DESTINATION_BUCKET", "QueueUrl is missing; it holds");
        Map<String, String> wrong = environment();
        wrong.put("ENV", "prod");
        assertThatThrownBy(() -> new EventFileLambda(wrong, WORLD.aws.s3()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ENV");
    }

    @Test
    void envTestLogsInDetailAndTheOthersDoNot() {
        Handler handler = new ConsoleHandler();
        Logger root = Logger.getLogger("");
        Map<Handler, Level> before =
                Arrays.stream(root.getHandlers()).collect(Collectors.toMap(h -> h, Handler::getLevel));
        root.addHandler(handler);
        try {
            Map<String, String> environment = environment();
            environment.put("ENV", "TEST");
            new EventFileLambda(environment, WORLD.aws.s3());
            assertThat(Logger.getLogger("dev.glueflake").getLevel()).isEqualTo(Level.FINE);
            assertThat(handler.getLevel()).isEqualTo(Level.FINE);
            files();
            assertThat(Logger.getLogger("dev.glueflake").getLevel()).isEqualTo(Level.INFO);
        } finally {
            root.removeHandler(handler);
            before.forEach(Handler::setLevel);
        }
    }
}
