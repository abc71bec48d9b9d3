package dev.glueflake.core;

import java.io.Serial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A write was sent and its answer is lost: it may or may not have been applied.
 *
 * <p>It is never retried blindly and nothing is cleaned up. {@link #operationId()} identifies the operation at the
 * other side and {@link #howToFindOut()} says how to learn the outcome. Thread-safe as its parent.
 */
public class OutcomeUnknownException extends GlueflakeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Identifies the operation at the other side. */
    private final String operationId;

    /** One sentence. */
    private final String howToFindOut;

    /**
     * Makes an exception; the message is extended by the id and the way to find out.
     *
     * @param errorCode a stable name in upper case with underscores
     * @param message what was sent, where, and how the answer was lost
     * @param operationId the query id, run id or other name of the operation at the other side
     * @param howToFindOut one sentence: what to look up, and what each answer means
     */
    public OutcomeUnknownException(String errorCode, String message, String operationId, String howToFindOut) {
        this(errorCode, message, operationId, howToFindOut, Map.of(), null);
    }

    /**
     * Makes an exception; the message is extended by the id and the way to find out.
     *
     * @param errorCode a stable name in upper case with underscores
     * @param message what was sent, where, and how the answer was lost
     * @param operationId the query id, run id or other name of the operation at the other side
     * @param howToFindOut one sentence: what to look up, and what each answer means
     * @param context names and values that place the error
     * @param cause what was caught, if anything
     */
    public OutcomeUnknownException(
            String errorCode,
            String message,
            String operationId,
            String howToFindOut,
            Map<String, String> context,
            @Nullable Throwable cause) {
        super(
                errorCode,
                message + " The outcome is unknown (operation " + operationId + "). To find out: " + howToFindOut,
                context,
                cause);
        this.operationId = Redaction.value(operationId);
        this.howToFindOut = Redaction.message(howToFindOut);
    }

    /**
     * Returns what identifies the operation at the other side.
     *
     * @return for example a query id
     */
    public final String operationId() {
        return operationId;
    }

    /**
     * Says how to learn the outcome.
     *
     * @return one sentence
     */
    public final String howToFindOut() {
        return howToFindOut;
    }

    @Override
    public boolean retryable() {
        return false;
    }
}
