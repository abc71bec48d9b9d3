package dev.glueflake.snowflake.procedure;

import dev.glueflake.core.GlueflakeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of several calls failed for sure; those before it succeeded and those after it were not started.
 *
 * <p>The cause is what the call itself threw. Thread-safe as its parent.
 */
public final class ProcedureFailedException extends GlueflakeException {

    private static final long serialVersionUID = 1L;

    /** Which call failed, from 1. */
    private final int step;

    private final transient List<ProcedureResult> completed;
    /** Whether a repetition may succeed. */
    private final boolean canPass;

    ProcedureFailedException(
            ProcedureCall call, int step, int steps, List<ProcedureResult> completed, GlueflakeException cause) {
        super(
                "PROCEDURE_FAILED",
                "Procedure " + call.name().sql() + ", call " + step + " of " + steps + ", failed: "
                        + cause.getMessage(),
                context(call, step, cause),
                cause);
        this.step = step;
        this.completed = List.copyOf(completed);
        this.canPass = cause.retryable();
    }

    /**
     * Returns which call failed.
     *
     * @return its number from 1
     */
    public int step() {
        return step;
    }

    /**
     * Returns what the calls before it answered.
     *
     * @return the results in order
     */
    public List<ProcedureResult> completed() {
        return completed == null ? List.of() : completed;
    }

    @Override
    public boolean retryable() {
        return canPass;
    }

    private static Map<String, String> context(ProcedureCall call, int step, GlueflakeException cause) {
        Map<String, String> context = new LinkedHashMap<>();
        context.put("procedure", call.name().sql());
        context.put("step", Integer.toString(step));
        context.putAll(cause.context());
        return context;
    }
}
