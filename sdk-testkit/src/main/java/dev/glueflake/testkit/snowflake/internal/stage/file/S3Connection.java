package dev.glueflake.testkit.snowflake.internal.stage.file;

import java.time.Duration;

/** A client of S3 with one set of credentials, behind a type that does not need the AWS SDK. */
interface S3Connection extends AutoCloseable {
    StageFiles files(S3Location location);

    /** A URL of that file that needs no credentials. */
    String presigned(S3Location location, String name, Duration validity);

    @Override
    void close();
}
