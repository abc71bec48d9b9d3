package dev.glueflake.testkit.aws;

import dev.glueflake.testkit.aws.internal.events.EventBus;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a test does to the embedded default event bus beside EventBridge's API. Safe for use by several threads.
 *
 * <p>Each call of Glue that changes something is published as CloudTrail's record of it, failed calls included. What becomes
 * of the catalog, of crawls and of job runs is published as Glue's own events too, such as {@code Glue Crawler State
 * Change}. Rules of EventBridge bring events to SQS queues; a {@link
 * Subscription subscription} brings them to a Java handler when the test says so.
 */
public final class Events {
    private final EventBus bus;

    Events(EventBus bus) {
        this.bus = bus;
    }

    /**
     * Returns all events that were published since the start or the last reset, dropped ones included.
     *
     * @return the JSON text of each event, oldest first
     */
    public List<String> recorded() {
        return bus.recorded();
    }

    /**
     * Begins to collect the events that match a pattern, from now on.
     *
     * @param pattern an event pattern as EventBridge's {@code PutRule} takes it, for instance {@code
     *     {"detail":{"eventSource":["glue.amazonaws.com"]}}}
     * @return a subscription without events
     * @throws IllegalArgumentException if the pattern cannot be read or uses a comparison that is not available here
     */
    public Subscription subscribe(String pattern) {
        return bus.subscribe(pattern);
    }

    /**
     * Delivers the next events twice to every rule and subscription, under the same id.
     *
     * @param events how many, at least 1
     */
    public void duplicateNext(int events) {
        bus.duplicateNext(positive(events));
    }

    /**
     * Loses the next events: they are recorded, but delivered to nobody.
     *
     * @param events how many, at least 1
     */
    public void dropNext(int events) {
        bus.dropNext(positive(events));
    }

    /** Keeps all further events back until {@link #release()} or {@link #releaseReversed()}. */
    public void hold() {
        bus.hold();
    }

    /** Delivers what was held back, oldest first, and further events at once. */
    public void release() {
        bus.release(false);
    }

    /** Delivers what was held back, newest first, and further events at once. */
    public void releaseReversed() {
        bus.release(true);
    }

    private static int positive(int events) {
        if (events < 1) {
            throw new IllegalArgumentException("Not a number of events: " + events + ". Give at least 1.");
        }
        return events;
    }

    /** Events that wait for a Java handler. Safe for use by several threads. */
    public interface Subscription {
        /**
         * Feeds the waiting events to a handler, oldest first, in the calling thread. Events that come meanwhile are
         * fed too.
         *
         * @param handler gets the JSON text of each event; its exception ends the delivery and leaves this event and
         *     those behind it waiting
         * @return how many events the handler took
         */
        int deliver(Consumer<String> handler);

        /**
         * Counts the waiting events.
         *
         * @return how many there are
         */
        int pending();
    }
}
