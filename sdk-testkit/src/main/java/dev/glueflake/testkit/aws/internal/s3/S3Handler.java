package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import java.io.IOException;

/** Executes one operation. */
@FunctionalInterface
interface S3Handler {
    AwsAnswer handle(S3Request request) throws IOException;
}
