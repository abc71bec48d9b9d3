package dev.glueflake.testkit.aws.internal.assertion;

import dev.glueflake.testkit.aws.AwsEnvironment;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An object in S3 that may be there, or a prefix of keys. */
public record Objects(AwsEnvironment environment, String bucket, String key) {
    private static final int SHOWN = 20;

    public Optional<HeadObjectResponse> head() {
        try {
            return Optional.of(environment.s3().headObject(request -> request.bucket(bucket)
                    .key(key)));
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    public byte[] bytes() {
        return environment
                .s3()
                .getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asByteArray();
    }

    public String text() {
        return environment
                .s3()
                .getObjectAsBytes(request -> request.bucket(bucket).key(key))
                .asUtf8String();
    }

    /** All keys that begin with this one. */
    public List<String> keys() {
        return environment
                .s3()
                .listObjectsV2Paginator(request -> request.bucket(bucket).prefix(key))
                .contents()
                .stream()
                .map(S3Object::key)
                .toList();
    }

    /** Some keys of the bucket. */
    public List<String> siblings() {
        return environment.s3().listObjectsV2(request -> request.bucket(bucket).maxKeys(SHOWN)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key;
    }
}
