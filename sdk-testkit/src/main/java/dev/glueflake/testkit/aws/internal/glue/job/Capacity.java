package dev.glueflake.testkit.aws.internal.glue.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.glue.catalog.GlueErrors;
import dev.glueflake.testkit.aws.internal.rpc.Parameters;
import dev.glueflake.testkit.aws.internal.rpc.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a job and its run say of workers, of the version of Glue and of notifications: the run's own, else the job's. */
final class Capacity {
    private static final String TYPE = "WorkerType";
    private static final String WORKERS = "NumberOfWorkers";
    private static final String MAXIMUM = "MaxCapacity";
    private static final String CLASS = "ExecutionClass";
    private static final String NOTIFICATION = "NotificationProperty";
    private static final List<String> MEMBERS =
            List.of(TYPE, WORKERS, MAXIMUM, CLASS, "GlueVersion", "JobMode", NOTIFICATION);
    private static final String DELAY = "NotifyDelayAfter";

    /** Data processing units of one worker. */
    private static final Map<String, Double> UNITS = Map.of(
            "Standard",
            1.0,
            "G.025X",
            0.25,
            "G.1X",
            1.0,
            "G.2X",
            2.0,
            "G.4X",
            4.0,
            "G.8X",
            8.0,
            "G.12X",
            12.0,
            "G.16X",
            16.0,
            "Z.2X",
            2.0);

    private Capacity() {}

    /** Checks the definition of a job or of a run. */
    static void check(Parameters in) {
        if (in.has(MAXIMUM) && (in.has(TYPE) || in.has(WORKERS))) {
            throw GlueErrors.invalid("Please do not set Max Capacity if using Worker Type and Number of Workers.");
        }
        in.text(TYPE).filter(type -> !UNITS.containsKey(type)).ifPresent(type -> {
            throw GlueErrors.invalid("Not a worker type: " + type);
        });
        if (in.has(WORKERS) && in.integer(WORKERS, 0) < 1) {
            throw GlueErrors.invalid("Number of workers must be at least 1, not " + in.integer(WORKERS, 0));
        }
        in.structure(NOTIFICATION)
                .flatMap(property -> property.number(DELAY))
                .filter(minutes -> minutes < 1)
                .ifPresent(minutes -> {
                    throw GlueErrors.invalid(DELAY + " must be at least 1 minute, not " + minutes);
                });
        in.text(CLASS)
                .filter(it -> !it.equals("STANDARD") && !it.equals("FLEX"))
                .ifPresent(it -> {
                    throw GlueErrors.invalid("Not an execution class: " + it);
                });
    }

    /** The run's own, else the job's. */
    static ObjectNode of(ObjectNode job, ObjectNode run) {
        ObjectNode all = job.deepCopy().retain(MEMBERS);
        if (run.has(MAXIMUM)) {
            all.remove(List.of(TYPE, WORKERS));
        } else if (run.has(TYPE)) {
            all.remove(MAXIMUM);
        }
        all.setAll(run.deepCopy().retain(MEMBERS));
        return all;
    }

    /** After how long a run that goes on is a delayed one; empty if nobody wants to know. */
    static Optional<Duration> notifyAfter(ObjectNode shown) {
        JsonNode minutes = shown.path(NOTIFICATION).path(DELAY);
        return minutes.isNumber() ? Optional.of(Duration.ofMinutes(minutes.asLong())) : Optional.empty();
    }

    /** Glue counts them for the flexible execution class. */
    static void countSeconds(JobRun run, Result result) {
        ObjectNode shown = run.start.shown();
        if (shown.path(CLASS).asText().equals("FLEX")) {
            double units = UNITS.getOrDefault(shown.path(TYPE).asText(), 1.0);
            result.put(
                    "DPUSeconds", shown.numberNode(units * shown.path(WORKERS).asInt(1) * run.executionSeconds()));
        }
    }
}
