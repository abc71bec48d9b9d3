package dev.glueflake.testkit.aws.internal.glue.job;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.events.EventDraft;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Glue tells EventBridge of the end of a run, and of one that takes long. Some ends it tells nothing of. */
final class RunEvent {
    private static final Map<String, Words> WORDS = Map.of(
            "SUCCEEDED", new Words("INFO", "Job run succeeded"),
            "FAILED", new Words("ERROR", "Job run failed"),
            "TIMEOUT", new Words("WARN", "Job run timed out"),
            "STOPPED", new Words("INFO", "Job run stopped"));

    private RunEvent() {}

    static Optional<EventDraft> of(JobRun run) {
        return Optional.ofNullable(WORDS.get(run.state())).map(words -> {
            ObjectNode detail = JsonNodeFactory.instance
                    .objectNode()
                    .put("jobName", run.job)
                    .put("severity", words.severity)
                    .put("state", run.state())
                    .put("jobRunId", run.id)
                    .put("message", run.message().isEmpty() ? words.message : run.message());
            return new EventDraft("aws.glue", "Glue Job State Change", List.of(), detail, Optional.of(run.since()));
        });
    }

    /** A run that goes on for longer than somebody wants to wait without a word. */
    static EventDraft late(JobRun run, Delays.Delay delay) {
        ObjectNode detail = JsonNodeFactory.instance
                .objectNode()
                .put("jobName", run.job)
                .put("severity", "INFO")
                .put("state", delay.state())
                .put("jobRunId", run.id)
                .put("message", "Job is in " + delay.state() + " state")
                .put("startedOn", run.startedOn.toString());
        detail.set("notificationCondition", run.start.shown().path("NotificationProperty"));
        return new EventDraft("aws.glue", "Glue Job Run Status", List.of(), detail, Optional.of(delay.at()));
    }

    private record Words(String severity, String message) {}
}
