package dev.glueflake.glue.run;

import dev.glueflake.core.RunId;
import dev.glueflake.glue.internal.json.JsonDocument;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job that may be started: it starts at most once, however often {@link GlueJobRunner#start} takes it.
 *
 * <p>The run token is passed to the job as {@code --glueflake-run-token}; Glue keeps it with the run. Holds no client;
 * {@link #toJson()} and {@link #fromJson} carry it elsewhere. Immutable and thread-safe.
 */
public final class JobPlan {
    private final JobCall call;
    private final RunId runToken;

    JobPlan(JobCall call, RunId runToken) {
        this.call = call;
        this.runToken = runToken;
    }

    /**
     * Returns what was planned.
     *
     * @return the call
     */
    public JobCall call() {
        return call;
    }

    /**
     * Returns what tells this run from all others.
     *
     * @return the token, which also says when it was planned
     */
    public RunId runToken() {
        return runToken;
    }

    /**
     * Writes the plan as JSON.
     *
     * @return a JSON object
     */
    public String toJson() {
        return JsonDocument.create()
                .put("job", call.job())
                .put("runToken", runToken.value())
                .put("arguments", call.arguments())
                .put("whenRunning", call.whenRunning().name())
                .put("timeout", call.timeout().map(Duration::toString).orElse(null))
                .toString();
    }

    /**
     * Reads a plan that {@link #toJson()} wrote.
     *
     * @param json the JSON object
     * @return the plan
     * @throws dev.glueflake.core.ConfigurationException when the text is not such a plan
     */
    public static JobPlan fromJson(String json) {
        return JsonDocument.read("a job plan", json, JobPlan::read);
    }

    private static JobPlan read(JsonDocument fields) {
        JobCall.Builder call =
                JobCall.builder(fields.text("job")).whenRunning(WhenRunning.valueOf(fields.text("whenRunning")));
        for (Map.Entry<String, String> argument : fields.map("arguments").entrySet()) {
            call.argument(argument.getKey(), argument.getValue());
        }
        String timeout = fields.optional("timeout");
        if (timeout != null) {
            call.timeout(Duration.parse(timeout));
        }
        return new JobPlan(call.build(), new RunId(fields.text("runToken")));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JobPlan that && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return Objects.hash(runToken);
    }

    /**
     * Returns a line for a dry run, without recognisable secrets.
     *
     * @return what will be called
     */
    @Override
    public String toString() {
        return call + " as " + runToken
                + call.timeout().map(limit -> ", timeout " + limit).orElse("") + " (when running: "
                + call.whenRunning() + ")";
    }
}
