/**
 * What every flow does with the AWS SDK's exceptions: {@link dev.glueflake.core.aws.AwsErrors} tells refused from failed,
 * and failed for sure from unknown.
 */
@NullMarked
package dev.glueflake.core.aws;

import org.jspecify.annotations.NullMarked;
