package dev.glueflake.testkit.aws.internal.sfn.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.internal.sfn.asl.StateFailure;
import java.time.Instant;
import java.util.Set;

/** A Glue job's run that is waited for. */
final class JobTask implements Activity {
    private static final Set<String> BAD = Set.of("FAILED", "ERROR", "TIMEOUT", "STOPPED", "EXPIRED");

    private final Tasks tasks;
    private final String job;
    private final String run;

    JobTask(Tasks tasks, String job, String run) {
        this.tasks = tasks;
        this.job = job;
        this.run = run;
    }

    @Override
    public Outcome poll(Instant now) {
        JsonNode shown = tasks.call(AwsService.GLUE, "GetJobRun", input().put("RunId", run), false)
                .path("JobRun");
        String state = shown.path("JobRunState").asText();
        Instant end = shown.has("CompletedOn")
                ? Instant.ofEpochMilli(shown.get("CompletedOn").asLong())
                : now;
        if (state.equals("SUCCEEDED")) {
            return new Outcome.Done(end, shown);
        }
        return BAD.contains(state)
                ? new Outcome.Failed(end, new StateFailure(StateFailure.TASK_FAILED, shown.toString()))
                : new Outcome.Pending();
    }

    @Override
    public void stop() {
        ObjectNode input = input();
        input.putArray("JobRunIds").add(run);
        tasks.call(AwsService.GLUE, "BatchStopJobRun", input, false);
    }

    private ObjectNode input() {
        return JsonNodeFactory.instance.objectNode().put("JobName", job);
    }
}
