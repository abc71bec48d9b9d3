package dev.glueflake.glue.event;

import dev.glueflake.core.PermanentException;
import java.io.Serial;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Not all messages of an hour were sent; {@link #result()} says which. Those that were sent stay sent.
 *
 * <p>Thread-safe as its parent.
 */
public final class FanOutException extends PermanentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 3;

    /** For programs in this process; a copy that was sent elsewhere has the message only. */
    private final transient @Nullable FanOutResult result;

    FanOutException(FanOutResult result, @Nullable Throwable cause) {
        super(
                "FAN_OUT_INCOMPLETE",
                result.failures().size() + " of " + result.planned() + " messages of " + result.hour()
                        + " were not sent. The first causes: " + causes(result)
                        + ". Send the plan again when they are gone; a message sent twice does no harm.",
                Map.of("hour", result.hour().toString()),
                cause);
        this.result = result;
    }

    /**
     * Returns what was sent and what was not.
     *
     * @return the exact account
     * @throws IllegalStateException if this exception was deserialized
     */
    public FanOutResult result() {
        if (result == null) {
            throw new IllegalStateException("A deserialized FanOutException has no result; read its message.");
        }
        return result;
    }

    private static String causes(FanOutResult result) {
        return result.failures().stream()
                .limit(SHOWN)
                .map(failure -> failure.name() + ": " + failure.code() + " " + failure.message())
                .collect(Collectors.joining("; "));
    }
}
