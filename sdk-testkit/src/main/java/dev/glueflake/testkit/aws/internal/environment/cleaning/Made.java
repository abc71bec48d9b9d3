package dev.glueflake.testkit.aws.internal.environment.cleaning;

/**
 * Something that a client created.
 *
 * @param id by which it can be removed: a name, a queue's URL, or a state machine's ARN
 * @param within the event bus of a rule; empty where nothing holds it
 */
public record Made(Kind kind, String id, String within) {
    /** What can be created, and the name of the SDK module that it belongs to. */
    public enum Kind {
        BUCKET("s3.S3Client"),
        QUEUE("sqs.SqsClient"),
        PARAMETER("ssm.SsmClient"),
        SECRET("secretsmanager.SecretsManagerClient"),
        RULE("eventbridge.EventBridgeClient"),
        STATE_MACHINE("sfn.SfnClient"),
        FUNCTION("lambda.LambdaClient");

        private final String client;

        Kind(String client) {
            this.client = client;
        }

        /** Whether the SDK's module for it is on the class path. */
        boolean hasModule() {
            String resource = "software/amazon/awssdk/services/" + client.replace('.', '/') + ".class";
            return Made.class.getClassLoader().getResource(resource) != null;
        }
    }
}
