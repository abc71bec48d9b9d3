package dev.glueflake.testkit.aws.internal;

import dev.glueflake.testkit.aws.EmbeddedAws;
import java.util.Set;

/**
 * What a test may ask for as a parameter. Types go by name, so that none of the SDK's is loaded unless it is asked for.
 */
public final class Injection {
    private static final String OURS = "dev.glueflake.testkit.aws.";
    private static final String SDK = "software.amazon.awssdk.services.";
    private static final Set<String> TYPES = Set.of(
            OURS + "AwsEnvironment",
            OURS + "EmbeddedAws",
            OURS + "Faults",
            SDK + "s3.S3Client",
            SDK + "s3.S3AsyncClient",
            SDK + "ssm.SsmClient",
            SDK + "secretsmanager.SecretsManagerClient",
            SDK + "cloudwatch.CloudWatchClient",
            SDK + "cloudwatch.CloudWatchAsyncClient",
            SDK + "sts.StsClient",
            SDK + "glue.GlueClient",
            SDK + "sqs.SqsClient",
            SDK + "eventbridge.EventBridgeClient",
            SDK + "lambda.LambdaClient",
            SDK + "sfn.SfnClient");

    private Injection() {}

    public static boolean supports(String type) {
        return TYPES.contains(type);
    }

    public static Object value(String type, EmbeddedAws environment) {
        return switch (type.substring(type.lastIndexOf('.') + 1)) {
            case "AwsEnvironment", "EmbeddedAws" -> environment;
            case "Faults" -> environment.faults();
            case "S3Client" -> environment.s3();
            case "S3AsyncClient" -> environment.s3Async();
            case "SsmClient" -> environment.ssm();
            case "SecretsManagerClient" -> environment.secretsManager();
            case "CloudWatchClient" -> environment.cloudWatch();
            case "CloudWatchAsyncClient" -> environment.cloudWatchAsync();
            case "StsClient" -> environment.sts();
            case "GlueClient" -> environment.glue();
            case "SqsClient" -> environment.sqs();
            case "EventBridgeClient" -> environment.eventBridge();
            case "LambdaClient" -> environment.lambda();
            case "SfnClient" -> environment.stepFunctions();
            default -> throw new IllegalArgumentException("The AWS environment has no " + type);
        };
    }
}
