package dev.glueflake.glue.run;

import dev.glueflake.core.RunId;
import dev.glueflake.glue.internal.json.JsonDocument;
import java.time.Instant;

/**
 * A job's run that was started: a plain value by which any process can wait for it. Immutable and thread-safe.
 *
 * @param job the job's name
 * @param runId Glue's id of the run
 * @param runToken the plan's token; a joined run has another one or none
 * @param requestedAt when it was asked for, by the caller's clock
 */
public record JobHandle(String job, String runId, RunId runToken, Instant requestedAt) {

    /**
     * Writes the handle as JSON.
     *
     * @return a JSON object
     */
    public String toJson() {
        return JsonDocument.create()
                .put("job", job)
                .put("runId", runId)
                .put("runToken", runToken.value())
                .put("requestedAt", requestedAt)
                .toString();
    }

    /**
     * Reads a handle that {@link #toJson()} wrote.
     *
     * @param json the JSON object
     * @return the handle
     * @throws dev.glueflake.core.ConfigurationException when the text is not such a handle
     */
    public static JobHandle fromJson(String json) {
        return JsonDocument.read(
                "a job handle",
                json,
                fields -> new JobHandle(
                        fields.text("job"),
                        fields.text("runId"),
                        new RunId(fields.text("runToken")),
                        fields.instant("requestedAt")));
    }
}
