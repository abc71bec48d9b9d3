package dev.glueflake.testkit.aws;

import java.util.function.Consumer;

/** Events that wait for a Java handler. Safe for use by several threads. */
public interface EventSubscription {
    /**
     * Feeds the waiting events to a handler, oldest first, in the calling thread. Events that come meanwhile are fed
     * too.
     *
     * @param handler gets the JSON text of each event; its exception ends the delivery and leaves this event and those
     *     behind it waiting
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
