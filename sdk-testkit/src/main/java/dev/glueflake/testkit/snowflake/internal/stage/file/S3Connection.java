package dev.glueflake.testkit.snowflake.internal.stage.file;

/** A client of S3 with one set of credentials, behind a type that does not need the AWS SDK. */
interface S3Connection extends AutoCloseable {
    StageFiles files(S3Location location);

    @Override
    void close();
}
