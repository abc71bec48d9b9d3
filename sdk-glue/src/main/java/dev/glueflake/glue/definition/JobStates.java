package dev.glueflake.glue.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.glue.run.JobCall;
import dev.glueflake.glue.run.WhenRunning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The states of a Glue job: started once and waited for by Step Functions. StartJobRun has no client token, so only a refusal
 * is answered by another start; after any other answer that tells nothing, the outcome is unknown.
 */
final class JobStates {
    private static final int PAUSE = 30;
    /** Declared by Glue for throttling; nothing was started. */
    private static final List<String> THROTTLED = List.of("Glue.ThrottlingException");
    /** What Step Functions calls an error that Glue does not declare: throttling, or a fault. The cause tells which. */
    private static final List<String> UNDECLARED = List.of("Glue.AWSGlueException", "Glue.GlueException");

    private static final List<String> AMBIGUOUS =
            List.of("Glue.OperationTimeoutException", "Glue.InternalServiceException", "Glue.SdkClientException");

    private JobStates() {}

    static void add(StepStates states, JobCall call) {
        String throttled = states.name("throttled?");
        ObjectNode task = Asl.state("Task").put("Resource", states.options.resource("glue:startJobRun.sync"));
        task.set("Parameters", parameters(call));
        states.addMain(
                task,
                Asl.object().put("runId.$", "$.Id"),
                retries(call),
                List.of(
                        Asl.caught(UNDECLARED, states.path(), throttled),
                        states.catchUnknown(AMBIGUOUS),
                        states.catchRest()));
        addThrottling(states, throttled);
    }

    private static ObjectNode parameters(JobCall call) {
        ObjectNode parameters = Asl.object().put("JobName", call.job());
        if (!call.arguments().isEmpty()) {
            ObjectNode arguments = parameters.putObject("Arguments");
            call.arguments().forEach(arguments::put);
        }
        call.timeout().map(Duration::toMinutes).ifPresent(minutes -> parameters.put("Timeout", minutes));
        return parameters;
    }

    private static List<ObjectNode> retries(JobCall call) {
        List<ObjectNode> retries = new ArrayList<>(List.of(Asl.retry(2, 20, THROTTLED)));
        if (call.whenRunning() == WhenRunning.QUEUE) {
            retries.add(Asl.retry(PAUSE, 100, List.of("Glue.ConcurrentRunsExceededException")));
        }
        return retries;
    }

    private static void addThrottling(StepStates states, String throttled) {
        String slower = states.name("slower");
        ObjectNode choice = Asl.state("Choice");
        Asl.put(
                choice,
                "Choices",
                List.of(Asl.object()
                        .put("Variable", states.path() + ".Cause")
                        .put("StringMatches", "*ThrottlingException*")
                        .put("Next", slower)));
        states.add(throttled, choice.put("Default", states.name("unknown")));
        states.add(slower, Asl.next(Asl.state("Wait").put("Seconds", PAUSE), states.main()));
    }
}
