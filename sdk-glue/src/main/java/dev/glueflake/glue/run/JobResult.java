package dev.glueflake.glue.run;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A job's run that succeeded; one that did not throws. Immutable and thread-safe.
 *
 * @param handle the run that was started
 * @param attempts the runs in order: the started one and Glue's own retries of it; the last one succeeded
 * @param executionTime what Glue says the last one consumed resources for, to the second
 * @param duration from the request to the end of the wait, by the caller's clock
 * @param dpu DPU seconds of the last one, null where Glue tells none
 */
public record JobResult(
        JobHandle handle,
        List<Attempt> attempts,
        Duration executionTime,
        Duration duration,
        @Nullable Double dpu) {

    /**
     * Copies the list.
     *
     * @param handle as in the record
     * @param attempts as in the record
     * @param executionTime as in the record
     * @param duration as in the record
     * @param dpu as in the record
     */
    public JobResult {
        attempts = List.copyOf(attempts);
    }

    /**
     * One run of Glue.
     *
     * @param runId its id
     * @param state its last state
     * @param error Glue's message, empty for none
     */
    public record Attempt(String runId, String state, String error) {}

    /**
     * Returns the job's name.
     *
     * @return the name
     */
    public String job() {
        return handle.job();
    }

    /**
     * Returns the id of the run that succeeded.
     *
     * @return the last attempt's
     */
    public String runId() {
        return attempts.get(attempts.size() - 1).runId();
    }

    /**
     * Returns what the run consumed.
     *
     * @return DPU seconds, empty where Glue tells none
     */
    public OptionalDouble dpuSeconds() {
        return dpu == null ? OptionalDouble.empty() : OptionalDouble.of(dpu);
    }
}
