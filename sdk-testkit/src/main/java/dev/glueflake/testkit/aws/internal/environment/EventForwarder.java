package dev.glueflake.testkit.aws.internal.environment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.client.AwsClients;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

/** Hands Glue's events to EventBridge elsewhere. They get an id of that EventBridge. */
final class EventForwarder {
    private final AwsClients clients;

    EventForwarder(AwsClients clients) {
        this.clients = clients;
    }

    void send(ObjectNode event) {
        List<String> resources = new ArrayList<>();
        event.path("resources").elements().forEachRemaining(one -> resources.add(one.asText()));
        PutEventsRequestEntry entry = PutEventsRequestEntry.builder()
                .source(text(event, "source"))
                .detailType(text(event, "detail-type"))
                .time(Instant.parse(text(event, "time")))
                .resources(resources)
                .detail(event.path("detail").toString())
                .build();
        PutEventsResponse answer = clients.client(EventBridgeClient.class).putEvents(request -> request.entries(entry));
        if (answer.failedEntryCount() > 0) {
            throw new IllegalStateException("EventBridge did not take an event of Glue: "
                    + answer.entries().get(0).errorMessage());
        }
    }

    private static String text(JsonNode event, String member) {
        return event.path(member).asText();
    }
}
