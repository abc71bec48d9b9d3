package dev.glueflake.testkit.aws;

/**
 * One request that reached the embedded services. Each attempt of an SDK client is a call of its own.
 *
 * @param service the service that was addressed
 * @param operation its operation, for instance {@code PutObject}
 * @param bucket the S3 bucket, or an empty text outside S3
 * @param key the S3 object's key, the parameter's name or the secret's id; empty where the operation has none
 * @param status the HTTP status that was answered; 0 where a fault cut the connection instead
 * @param accessKeyId the access key that the request was signed with, or an empty text
 * @param region the region that the request was signed for, or an empty text
 */
public record AwsCall(
        AwsService service,
        String operation,
        String bucket,
        String key,
        int status,
        String accessKeyId,
        String region) {}
