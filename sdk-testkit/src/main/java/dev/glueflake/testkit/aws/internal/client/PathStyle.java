package dev.glueflake.testkit.aws.internal.client;

import software.amazon.awssdk.services.s3.S3BaseClientBuilder;

/** Needs the SDK's S3 module, so nothing else may refer to that module. */
final class PathStyle {
    private PathStyle() {}

    /** A bucket is never part of the host's name: no name server knows it here. */
    static void apply(Object builder) {
        if (builder instanceof S3BaseClientBuilder<?, ?> s3) {
            s3.forcePathStyle(true);
        }
    }
}
