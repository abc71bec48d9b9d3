package dev.glueflake.core.progress;

import java.util.List;

/**
 * Hears of the progress of operations.
 *
 * <p>It is called on the working threads, possibly on several at once, and returns quickly. What it throws ends the
 * operation. Implementations are thread-safe.
 */
@FunctionalInterface
public interface ProgressListener {
    /**
     * Takes an event.
     *
     * @param event how far an operation is
     */
    void onProgress(ProgressEvent event);

    /**
     * Hears and does nothing.
     *
     * @return a listener without effect
     */
    static ProgressListener none() {
        return event -> {};
    }

    /**
     * Tells several listeners, in order.
     *
     * @param listeners who hears each event
     * @return one listener for all
     */
    static ProgressListener all(ProgressListener... listeners) {
        List<ProgressListener> copy = List.of(listeners);
        return event -> copy.forEach(listener -> listener.onProgress(event));
    }
}
