package dev.glueflake.glue.pipeline;

import dev.glueflake.core.RunId;
import dev.glueflake.glue.internal.json.JsonDocument;

/**
 * A run that was started: a plain value by which any process with the same journal can go on with it. Immutable and
 * thread-safe.
 *
 * @param runId the run
 * @param pipeline the pipeline's name
 */
public record PipelineHandle(RunId runId, String pipeline) {

    /**
     * Writes the handle as JSON.
     *
     * @return a JSON object
     */
    public String toJson() {
        return JsonDocument.create()
                .put("runId", runId.value())
                .put("pipeline", pipeline)
                .toString();
    }

    /**
     * Reads a handle that {@link #toJson()} wrote.
     *
     * @param json the JSON object
     * @return the handle
     * @throws dev.glueflake.core.ConfigurationException when the text is not such a handle
     */
    public static PipelineHandle fromJson(String json) {
        return JsonDocument.read(
                "a pipeline handle",
                json,
                fields -> new PipelineHandle(new RunId(fields.text("runId")), fields.text("pipeline")));
    }
}
