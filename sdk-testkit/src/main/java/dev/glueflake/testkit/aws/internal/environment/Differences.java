package dev.glueflake.testkit.aws.internal.environment;

import dev.glueflake.testkit.aws.AwsEnvironment.Capabilities;
import dev.glueflake.testkit.aws.AwsEnvironment.Capability;
import java.util.Map;

/** In what foreign environments differ from AWS, as measured. */
final class Differences {
    private static final String METRICS = "CloudWatch has no call that removes metrics";
    private static final String GLUE_EVENTS =
            "Glue is this library's, and only LocalStack's EventBridge takes events in the name of aws.glue";

    /** Of LocalStack 4.14.0, the last one without an account. */
    static final Capabilities LOCALSTACK = new Capabilities(Map.of(
            Capability.ENCRYPTED_SECURE_STRINGS,
            "LocalStack shows the clear text behind 'kms:alias/aws/ssm:' when it is not asked to decrypt",
            Capability.RESERVED_EVENT_SOURCES,
            "LocalStack lets PutEvents speak for AWS services",
            Capability.REACHABLE_QUEUE_URLS,
            "LocalStack's queue URLs name sqs.<region>.localhost.localstack.cloud:4566, whatever its endpoint is",
            Capability.METRICS_RESET,
            METRICS));

    /** Of what is not known here: all that this library itself cannot do there. */
    static final Capabilities UNKNOWN =
            new Capabilities(Map.of(Capability.GLUE_EVENTS, GLUE_EVENTS, Capability.METRICS_RESET, METRICS));

    private Differences() {}
}
