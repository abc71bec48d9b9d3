package dev.glueflake.glue.event;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.InterruptedOperationException;
import dev.glueflake.core.S3Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Splits the event files that a batch of SQS messages names, and answers with exactly the messages that failed.
 *
 * <p>A message's body is the file's name; its string attribute {@code from}, if present, is the same name. A file that does
 * not exist is skipped: names are sent for seconds that have none. Any other failure keeps its message in the queue, from
 * which a dead-letter queue takes what fails again and again. A message delivered twice writes the same bytes again.
 *
 * <p>In a Lambda function, {@link #handle(InputStream, OutputStream)} is the body of a {@code RequestStreamHandler}; the event
 * source mapping needs {@code ReportBatchItemFailures}. For standard queues: after a failure the rest of the batch goes on.
 * Thread-safe.
 */
public final class EventFileHandler {
    private static final Logger LOG = LoggerFactory.getLogger(EventFileHandler.class);
    private static final String FROM = "from";

    private final EventFilePartitionWriter writer;
    private final EventFileSettings settings;

    private EventFileHandler(EventFilePartitionWriter writer, EventFileSettings settings) {
        this.writer = Objects.requireNonNull(writer, "writer");
        this.settings = Objects.requireNonNull(settings, "settings");
    }

    /**
     * A message as SQS delivered it.
     *
     * @param id its message id
     * @param body the file's name
     * @param attributes its string attributes
     */
    public record Message(String id, String body, Map<String, String> attributes) {
        /**
         * Makes a message.
         *
         * @param id its message id
         * @param body the file's name
         * @param attributes its string attributes
         */
        public Message {
            attributes = Map.copyOf(attributes);
        }
    }

    /** How one message ended. Immutable and thread-safe. */
    public enum Outcome {
        /** Its file was split. */
        WRITTEN,
        /** Its file does not exist. */
        SKIPPED,
        /** It stays in the queue. */
        FAILED
    }

    /**
     * What became of one message.
     *
     * @param message the message
     * @param outcome how it ended
     * @param files the result of {@link Outcome#WRITTEN}, else null
     * @param reason what was wrong; empty for {@link Outcome#WRITTEN}
     */
    public record Item(
            Message message, Outcome outcome, @Nullable PartitionedFiles files, String reason) {}

    /**
     * What became of a batch.
     *
     * @param items one for each message, in their order
     */
    public record Batch(List<Item> items) {
        /**
         * Makes a batch.
         *
         * @param items one for each message, in their order
         */
        public Batch {
            items = List.copyOf(items);
        }

        /**
         * Returns the messages that stay in the queue.
         *
         * @return their ids, in order
         */
        public List<String> failedIds() {
            return items.stream()
                    .filter(item -> item.outcome() == Outcome.FAILED)
                    .map(item -> item.message().id())
                    .toList();
        }
    }

    /**
     * Makes a handler. Nothing is read or sent yet.
     *
     * @param writer splits the files
     * @param settings how they are split
     * @return a handler
     */
    public static EventFileHandler of(EventFilePartitionWriter writer, EventFileSettings settings) {
        return new EventFileHandler(writer, settings);
    }

    /**
     * Handles a batch.
     *
     * @param messages the messages, at most ten from one Lambda event unless its mapping says otherwise
     * @return what became of each; a failure is reported there, not thrown
     */
    public Batch handle(List<Message> messages) {
        Map<S3Location, PartitionedFiles> done = new HashMap<>();
        List<Item> items = new ArrayList<>();
        boolean interrupted = false;
        for (Message message : messages) {
            items.add(
                    interrupted
                            ? failed(message, "the handler was interrupted before this message")
                            : handled(message, done));
            interrupted |= Thread.currentThread().isInterrupted();
        }
        return new Batch(items);
    }

    /**
     * Handles the JSON event that Lambda makes of a batch, and writes the partial batch response.
     *
     * @param event {@code {"Records":[{"messageId":..., "body":..., "messageAttributes":...}]}}, in UTF-8; not closed
     * @param response gets {@code {"batchItemFailures":[{"itemIdentifier":...}]}}; not closed
     * @throws ConfigurationException if the event is not of that form: nothing was handled, and the whole batch stays in the
     *     queue
     * @throws IOException if a stream fails
     */
    public void handle(InputStream event, OutputStream response) throws IOException {
        String answer = handleJson(new String(event.readAllBytes(), StandardCharsets.UTF_8));
        response.write(answer.getBytes(StandardCharsets.UTF_8));
        response.flush();
    }

    /**
     * Handles the JSON event that Lambda makes of a batch.
     *
     * @param event as for {@link #handle(InputStream, OutputStream)}
     * @return the partial batch response, {@code {"batchItemFailures":[...]}}
     * @throws ConfigurationException if the event is not of that form: nothing was handled
     */
    public String handleJson(String event) {
        return SqsEventJson.response(handle(SqsEventJson.messages(event)));
    }

    /** A file named twice in one batch is split once. */
    private Item handled(Message message, Map<S3Location, PartitionedFiles> done) {
        try {
            check(message);
            S3Location file = settings.locate(message.body());
            PartitionedFiles files = done.computeIfAbsent(file, each -> writer.write(settings, each));
            return new Item(message, Outcome.WRITTEN, files, "");
        } catch (EventFileNotFoundException absent) {
            LOG.info("Skipped message {}: {}", message.id(), absent.getMessage());
            return new Item(message, Outcome.SKIPPED, null, String.valueOf(absent.getMessage()));
        } catch (InterruptedOperationException interruption) {
            Thread.currentThread().interrupt();
            return logged(message, interruption);
        } catch (RuntimeException failure) {
            return logged(message, failure);
        }
    }

    private static void check(Message message) {
        String from = Optional.ofNullable(message.attributes().get(FROM)).orElse(message.body());
        if (!from.equals(message.body())) {
            throw new ConfigurationException(
                    "EVENT_MESSAGE_INVALID",
                    "The message's attribute from is \"" + from + "\" and its body is \"" + message.body()
                            + "\": send the same file name in both.");
        }
    }

    private static Item logged(Message message, RuntimeException failure) {
        String code = failure instanceof GlueflakeException known
                ? known.errorCode()
                : failure.getClass().getSimpleName();
        LOG.error("Message {} stays in the queue", message.id(), failure);
        return failed(message, code + ": " + failure.getMessage());
    }

    private static Item failed(Message message, String reason) {
        return new Item(message, Outcome.FAILED, null, reason);
    }
}
