/** Turns what the AWS SDK throws into the SDK's own errors. */
@NullMarked
package dev.glueflake.core.internal.aws;

import org.jspecify.annotations.NullMarked;
