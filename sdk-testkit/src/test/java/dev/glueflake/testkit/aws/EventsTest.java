package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AlreadyExistsException;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

@ExtendWith(AwsExtension.class)
class EventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TRAIL = "{\"detail\":{\"eventSource\":[\"glue.amazonaws.com\"],"
            + "\"eventName\":[\"CreateTable\",\"UpdateTable\",\"DeleteTable\"]}}";
    private static final String NATIVE =
            "{\"source\":[\"aws.glue\"],\"detail-type\":[{\"prefix\":\"Glue Data Catalog\"}]}";

    private final Events events;
    private final EventBridgeClient bridge;
    private final GlueClient glue;
    private final SqsClient sqs;

    EventsTest(EmbeddedAws aws, EventBridgeClient bridge, GlueClient glue, SqsClient sqs) {
        this.events = aws.events();
        this.bridge = bridge;
        this.glue = glue;
        this.sqs = sqs;
    }

    @Test
    void aChangedTableIsPublishedAsCloudTrailsRecord() {
        Events.Subscription subscription = events.subscribe(TRAIL);
        createTable("Orders");

        JsonNode event = only(subscription);

        assertThat(event.get("source").asText()).isEqualTo("aws.glue");
        assertThat(event.get("detail-type").asText()).isEqualTo("AWS API Call via CloudTrail");
        JsonNode detail = event.get("detail");
        assertThat(detail.get("eventName").asText()).isEqualTo("CreateTable");
        assertThat(detail.has("errorCode")).isFalse();
        assertThat(detail.at("/userIdentity/accountId").asText()).isEqualTo("123456789012");
        assertThat(detail.at("/requestParameters/databaseName").asText()).isEqualTo("db");
        assertThat(detail.at("/requestParameters/tableInput/name").asText()).isEqualTo("Orders");
        assertThat(detail.at("/requestParameters/tableInput/storageDescriptor/columns/0/type")
                        .asText())
                .isEqualTo("int");
        assertThat(detail.at("/requestParameters/tableInput/parameters/Keep.Me").asText())
                .isEqualTo("x");
    }

    @Test
    void aFailedCallHasAnErrorCode() {
        createTable("t");
        Events.Subscription trail = events.subscribe(TRAIL);
        Events.Subscription good =
                events.subscribe("{\"detail\":{\"eventName\":[\"CreateTable\"],\"errorCode\":[{\"exists\":false}]}}");
        Events.Subscription ofGlue = events.subscribe(NATIVE);

        assertThatThrownBy(() -> createTable("t")).isInstanceOf(AlreadyExistsException.class);

        assertThat(only(trail).at("/detail/errorCode").asText()).isEqualTo("AlreadyExistsException");
        assertThat(good.pending()).isZero();
        assertThat(ofGlue.pending()).isZero();
    }

    @Test
    void gluesOwnEventsNameWhatChanged() {
        createTable("t");
        Events.Subscription subscription = events.subscribe(NATIVE);
        glue.updateTable(request -> request.databaseName("db").tableInput(input -> input.name("T")));

        JsonNode event = only(subscription);

        assertThat(event.get("detail-type").asText()).isEqualTo("Glue Data Catalog Table State Change");
        assertThat(event.at("/detail/typeOfChange").asText()).isEqualTo("UpdateTable");
        assertThat(event.at("/detail/tableName").asText()).isEqualTo("t");
        assertThat(event.at("/resources/0").asText()).isEqualTo("arn:aws:glue:us-east-1:123456789012:table/db/t");
    }

    @Test
    void aLargeRequestIsLeftOut() {
        Events.Subscription subscription = events.subscribe(TRAIL);
        glue.createDatabase(request -> request.databaseInput(input -> input.name("db")));
        glue.createTable(request -> request.databaseName("db")
                .tableInput(input -> input.name("wide").parameters(Map.of("p", "x".repeat(200_000)))));

        assertThat(only(subscription).at("/detail/requestParameters").toString())
                .isEqualTo("{\"omitted\":true}");
    }

    @Test
    void aRuleBringsEventsToAQueueUntilItIsGone() {
        String url = sqs.createQueue(request -> request.queueName("sync")).queueUrl();
        bridge.putRule(request -> request.name("tables").eventPattern(TRAIL));
        bridge.putTargets(request -> request.rule("tables")
                .targets(Target.builder()
                        .id("1")
                        .arn("arn:aws:sqs:us-east-1:123456789012:sync")
                        .build()));
        createTable("t");

        List<Message> messages = sqs.receiveMessage(
                        request -> request.queueUrl(url).maxNumberOfMessages(10))
                .messages();

        assertThat(messages).singleElement().satisfies(message -> assertThat(
                        read(message.body()).at("/detail/eventName").asText())
                .isEqualTo("CreateTable"));
        assertThat(bridge.listRules(request -> {}).rules())
                .extracting(Rule::name)
                .containsExactly("tables");
        assertThatThrownBy(() -> bridge.deleteRule(request -> request.name("tables")))
                .isInstanceOf(EventBridgeException.class)
                .hasMessageContaining("targets");
        bridge.removeTargets(request -> request.rule("tables").ids("1"));
        bridge.deleteRule(request -> request.name("tables"));
        assertThatThrownBy(() -> bridge.describeRule(request -> request.name("tables")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    void ownEventsAreTakenOneByOne() {
        Events.Subscription subscription = events.subscribe("{\"source\":[\"mine\"]}");

        var put = bridge.putEvents(
                request -> request.entries(entry("mine", "{\"n\":1}"), entry("mine", "no json"), entry("other", "{}")));

        assertThat(put.failedEntryCount()).isEqualTo(1);
        assertThat(put.entries().get(1).errorCode()).isEqualTo("MalformedDetail");
        assertThat(put.entries().get(0).eventId()).isNotEmpty();
        assertThat(only(subscription).at("/detail/n").asInt()).isEqualTo(1);
        assertThat(events.recorded()).hasSize(2);
    }

    @Test
    void eventsAreDuplicatedLostAndReordered() {
        Events.Subscription subscription = events.subscribe("{\"source\":[\"mine\"]}");
        events.duplicateNext(1);
        put(1);
        put(2);
        assertThat(taken(subscription)).containsExactly(1, 1, 2);

        events.dropNext(1);
        put(3);
        put(4);
        assertThat(taken(subscription)).containsExactly(4);

        events.hold();
        put(5);
        put(6);
        assertThat(subscription.pending()).isZero();
        events.releaseReversed();
        put(7);
        assertThat(taken(subscription)).containsExactly(6, 5, 7);
        assertThat(events.recorded()).hasSize(7);
    }

    @Test
    void anEventThatAHandlerRefusesStaysWaiting() {
        Events.Subscription subscription = events.subscribe("{\"source\":[\"mine\"]}");
        put(1);
        put(2);

        assertThatThrownBy(() -> subscription.deliver(event -> {
                    throw new IllegalStateException("down");
                }))
                .hasMessage("down");

        assertThat(taken(subscription)).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"source\":[\"mine\"]}|true",
                "{\"source\":[\"x\",\"mine\"],\"account\":[\"1\"]}|false",
                "{\"detail\":{\"name\":[{\"prefix\":\"ra\"}]}}|true",
                "{\"detail\":{\"name\":[{\"suffix\":\"ra\"}]}}|false",
                "{\"detail\":{\"name\":[{\"equals-ignore-case\":\"RAW\"}]}}|true",
                "{\"detail\":{\"name\":[{\"anything-but\":[\"raw\"]}]}}|false",
                "{\"detail\":{\"name\":[{\"anything-but\":{\"prefix\":\"x\"}}]}}|true",
                "{\"detail\":{\"n\":[{\"numeric\":[\">\",1,\"<=\",5]}]}}|true",
                "{\"detail\":{\"n\":[{\"numeric\":[\"<\",5]}]}}|false",
                "{\"detail\":{\"n\":[5]}}|true",
                "{\"detail\":{\"tags\":[\"b\"]}}|true",
                "{\"detail\":{\"tags\":[\"c\"]}}|false",
                "{\"detail\":{\"none\":[{\"exists\":false}]}}|true",
                "{\"detail\":{\"deep\":{\"er\":[{\"exists\":true}]}}}|false",
                "{\"detail\":{\"nothing\":[null]}}|true",
            })
    void patternsMatchAsEventBridgeDoes(String pattern, boolean matches) {
        Events.Subscription subscription = events.subscribe(pattern);

        bridge.putEvents(request ->
                request.entries(entry("mine", "{\"name\":\"raw\",\"n\":5,\"tags\":[\"a\",\"b\"],\"nothing\":null}")));

        assertThat(subscription.pending()).isEqualTo(matches ? 1 : 0);
    }

    @Test
    void whatPatternsCannotSayHereIsRefusedByName() {
        assertThatThrownBy(() -> events.subscribe("{\"source\":[{\"wildcard\":\"a*\"}]}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("wildcard");
        assertThatThrownBy(() ->
                        bridge.putRule(request -> request.name("r").eventPattern("{\"$or\":[{\"source\":[\"a\"]}]}")))
                .isInstanceOf(InvalidEventPatternException.class)
                .hasMessageContaining("$or");
        assertThatThrownBy(() -> bridge.putRule(request -> request.name("r").eventPattern("{\"source\":\"a\"}")))
                .isInstanceOf(InvalidEventPatternException.class);
        bridge.putRule(request -> request.name("r").eventPattern("{\"source\":[\"a\"]}"));
        assertThat(bridge.putTargets(request -> request.rule("r")
                                .targets(Target.builder()
                                        .id("1")
                                        .arn("arn:aws:sns:us-east-1:123456789012:topic")
                                        .build()))
                        .failedEntries())
                .singleElement()
                .satisfies(failed -> assertThat(failed.errorMessage()).contains("sns"));
    }

    private void createTable(String name) {
        if (glue.getDatabases(request -> {}).databaseList().isEmpty()) {
            glue.createDatabase(request -> request.databaseInput(input -> input.name("db")));
        }
        glue.createTable(request -> request.databaseName("db").tableInput(input -> input.name(name)
                .storageDescriptor(descriptor -> descriptor.columns(
                        Column.builder().name("c").type("int").build()))
                .parameters(Map.of("Keep.Me", "x"))));
    }

    private void put(int number) {
        bridge.putEvents(request -> request.entries(entry("mine", "{\"n\":" + number + "}")));
    }

    private static PutEventsRequestEntry entry(String source, String detail) {
        return PutEventsRequestEntry.builder()
                .source(source)
                .detailType("test")
                .detail(detail)
                .build();
    }

    private static List<Integer> taken(Events.Subscription subscription) {
        List<Integer> numbers = new ArrayList<>();
        subscription.deliver(event -> numbers.add(read(event).at("/detail/n").asInt()));
        return numbers;
    }

    private static JsonNode only(Events.Subscription subscription) {
        List<JsonNode> taken = new ArrayList<>();
        assertThat(subscription.deliver(event -> taken.add(read(event)))).isEqualTo(1);
        return taken.get(0);
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
