package dev.glueflake.testkit.aws.internal.environment;

import dev.glueflake.testkit.aws.AwsEnvironment.Capabilities;
import dev.glueflake.testkit.aws.AwsEnvironment.Capability;
import java.util.EnumMap;
import java.util.Map;

/** In what foreign environments differ from AWS, as measured. */
final class Differences {
    /** Whatever the services are, this library cannot do it there. */
    private static final Map<Capability, String> ANYWHERE = Map.of(
            Capability.METRICS_RESET,
            "CloudWatch has no call that removes metrics",
            Capability.GLUE_WORKFLOW_TARGETS,
            "Glue is this library's, and EventBridge elsewhere does not start its workflows (LocalStack: Unsupported target"
                    + " for Service: glue)",
            Capability.JAVA_FUNCTIONS,
            "Lambda elsewhere runs code in containers of its own, not in the test's JVM");

    /** Of LocalStack 4.14.0, the last one without an account. */
    private static final Map<Capability, String> LOCALSTACK = Map.of(
            Capability.ENCRYPTED_SECURE_STRINGS,
            "LocalStack shows the clear text behind 'kms:alias/aws/ssm:' when it is not asked to decrypt",
            Capability.RESERVED_EVENT_SOURCES,
            "LocalStack lets PutEvents speak for AWS services",
            Capability.REACHABLE_QUEUE_URLS,
            "LocalStack's queue URLs name sqs.<region>.localhost.localstack.cloud:4566, whatever its endpoint is",
            Capability.CHECKED_TRANSITIONS,
            "LocalStack does not look where a state machine's transitions lead before they are taken",
            Capability.DEFINITION_MESSAGES,
            "LocalStack tells the Python error that a state machine's definition ran into",
            Capability.SDK_TASK_ERRORS,
            "LocalStack begins the errors of SDK integrations with the service's name in capitals: SSM",
            Capability.PLUS_IN_EVENT_KEYS,
            "LocalStack writes a space in the key of an S3 notification as %20");

    private static final String GLUE_EVENTS =
            "Glue is this library's, and only LocalStack's EventBridge takes events in the name of aws.glue";
    private static final String GLUE_TASKS =
            "Glue is this library's, and Step Functions there does not call it. A LocalStack whose Glue can be elsewhere"
                    + " calls it with GLUE_ENDPOINT_URL=http://127.0.0.1:<port> in its environment and"
                    + " -Dglueflake.aws.glue.port=<port> in the test's";

    private Differences() {}

    static Capabilities of(Origin origin, boolean glueIsReached) {
        Map<Capability, String> missing = new EnumMap<>(ANYWHERE);
        if (origin.localStack()) {
            missing.putAll(LOCALSTACK);
        } else {
            missing.put(Capability.GLUE_EVENTS, GLUE_EVENTS);
        }
        if (!glueIsReached) {
            missing.put(Capability.GLUE_TASKS, GLUE_TASKS);
        }
        return new Capabilities(missing);
    }
}
