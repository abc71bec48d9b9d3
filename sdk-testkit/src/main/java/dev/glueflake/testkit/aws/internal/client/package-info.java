/**
 * Needs the AWS SDK: {@code AwsClients} makes an environment's clients at their first use and
 * closes them, {@code ClientConfiguration} points a builder to the environment.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.client;

import org.jspecify.annotations.NullMarked;
