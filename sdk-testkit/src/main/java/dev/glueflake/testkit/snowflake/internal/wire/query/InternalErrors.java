package dev.glueflake.testkit.snowflake.internal.wire.query;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fake's own mistakes: what a client saw as 000603, kept for the test to see. Thread-safe. */
public final class InternalErrors {
    private static final Logger LOG = LoggerFactory.getLogger(InternalErrors.class);

    private final List<IllegalStateException> errors = new ArrayList<>();

    /**
     * Keeps one.
     *
     * @param context the statement or the request that it happened with
     */
    public void record(String context, Throwable error) {
        LOG.error("The fake failed with: {}", context, error);
        synchronized (errors) {
            errors.add(new IllegalStateException("The fake failed with: " + context, error));
        }
    }

    public List<IllegalStateException> all() {
        synchronized (errors) {
            return List.copyOf(errors);
        }
    }

    public void clear() {
        synchronized (errors) {
            errors.clear();
        }
    }
}
