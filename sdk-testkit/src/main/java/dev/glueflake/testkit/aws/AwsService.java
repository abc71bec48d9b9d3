package dev.glueflake.testkit.aws;

/** The AWS services that an {@link AwsEnvironment} offers. */
public enum AwsService {
    /** Simple Storage Service, with path-style addresses. */
    S3("s3"),
    /** Systems Manager: the Parameter Store part of it. */
    SSM("ssm"),
    /** Secrets Manager. */
    SECRETS_MANAGER("secretsmanager"),
    /** CloudWatch metrics. */
    CLOUDWATCH("cloudwatch"),
    /** Security Token Service. */
    STS("sts"),
    /** Glue: the data catalog, crawlers and jobs. */
    GLUE("glue"),
    /** Simple Queue Service: standard and FIFO queues. */
    SQS("sqs"),
    /** EventBridge: the default event bus with its rules. */
    EVENT_BRIDGE("eventbridge"),
    /** Lambda: registered Java handlers as functions. */
    LAMBDA("lambda"),
    /** Step Functions: standard state machines with JSONPath. */
    STEP_FUNCTIONS("sfn");

    private final String id;

    AwsService(String id) {
        this.id = id;
    }

    /**
     * Returns the name that the AWS SDK for Java 2 gives to the service's package and module.
     *
     * @return for instance {@code secretsmanager}
     */
    public String id() {
        return id;
    }
}
