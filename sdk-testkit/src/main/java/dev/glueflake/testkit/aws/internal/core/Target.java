package dev.glueflake.testkit.aws.internal.core;

/**
 * What a request is about.
 *
 * @param operation in AWS's spelling
 * @param bucket empty outside S3
 * @param key the object's key, the parameter's name, the secret's id, or empty
 */
public record Target(String operation, String bucket, String key) {

    public static Target of(String operation, String key) {
        return new Target(operation, "", key);
    }
}
