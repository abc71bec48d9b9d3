package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.glueflake.testkit.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sqs.SqsClient;

class QueuesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final MovableClock CLOCK = MovableClock.running();

    @RegisterExtension
    static final AwsExtension EXTENSION =
            AwsExtension.with(EmbeddedAws.builder().clock(CLOCK));

    private final Queues queues;
    private final SqsClient sqs;
    private final List<String> seen = new ArrayList<>();
    private String url = "";

    QueuesTest(EmbeddedAws aws, SqsClient sqs) {
        this.queues = aws.queues();
        this.sqs = sqs;
    }

    @BeforeEach
    void createQueue() {
        url = sqs.createQueue(request -> request.queueName("q")).queueUrl();
    }

    @Test
    void aHandlerGetsLambdasEvent() {
        send("body");

        QueueDelivery delivery = queues.deliver("q", event -> {
            JsonNode record = read(event).get("Records").get(0);
            assertThat(record.get("body").asText()).isEqualTo("body");
            assertThat(record.get("eventSource").asText()).isEqualTo("aws:sqs");
            assertThat(record.get("eventSourceARN").asText()).isEqualTo("arn:aws:sqs:us-east-1:123456789012:q");
            assertThat(record.get("attributes").get("ApproximateReceiveCount").asText())
                    .isEqualTo("1");
            assertThat(record.get("md5OfBody").asText()).isEqualTo("841a2d689ad86bd1611447453c22c6fc");
            return "";
        });

        assertThat(delivery).isEqualTo(new QueueDelivery(1, 1, List.of(), Optional.empty()));
        assertThat(queues.size(url)).isZero();
    }

    @Test
    void whatFailsComesAgainLater() {
        IntStream.range(0, 12).forEach(i -> send("m" + i));

        QueueDelivery first = queues.deliverAll("q", failing("m3"));

        assertThat(first.received()).isEqualTo(12);
        assertThat(first.deleted()).isEqualTo(11);
        assertThat(first.failedMessageIds()).hasSize(1);
        assertThat(queues.deliverAll("q", failing("")).received())
                .as("still hidden")
                .isZero();
        CLOCK.advance(Duration.ofSeconds(31));
        assertThat(queues.deliverAll("q", failing("")).deleted()).isEqualTo(1);
        assertThat(seen).hasSize(13).endsWith("m3");
    }

    @Test
    void anExceptionAndABadAnswerFailTheWholeBatch() {
        send("a");
        send("b");

        QueueDelivery thrown = queues.deliver(url, event -> {
            throw new IllegalStateException("down");
        });
        CLOCK.advance(Duration.ofSeconds(31));
        QueueDelivery unknown =
                queues.deliver(url, event -> "{\"batchItemFailures\":[{\"itemIdentifier\":\"other\"}]}");

        assertThat(thrown.failure()).get().extracting(Throwable::getMessage).isEqualTo("down");
        assertThat(thrown.deleted()).isZero();
        assertThat(unknown.failedMessageIds()).hasSize(2);
        assertThat(unknown.failure()).get().asString().contains("'other'");
        assertThat(queues.size("q")).isEqualTo(2);
    }

    @Test
    void aMessageCanBeDeliveredTwice() {
        send("a");
        send("b");
        queues.duplicateNext("q", 1);

        queues.deliverAll("q", failing(""));

        assertThat(seen).containsExactly("a", "b", "a");
        assertThat(queues.size("q")).isZero();
    }

    @Test
    void anUnknownQueueIsNamed() {
        assertThatThrownBy(() -> queues.deliver("none", event -> ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none")
                .hasMessageContaining("[q]");
    }

    private UnaryOperator<String> failing(String body) {
        return event -> {
            StringBuilder failures = new StringBuilder();
            for (JsonNode record : read(event).get("Records")) {
                seen.add(record.get("body").asText());
                if (record.get("body").asText().equals(body)) {
                    failures.append("{\"itemIdentifier\":")
                            .append(record.get("messageId"))
                            .append("}");
                }
            }
            return "{\"batchItemFailures\":[" + failures + "]}";
        };
    }

    private void send(String body) {
        sqs.sendMessage(request -> request.queueUrl(url).messageBody(body));
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
