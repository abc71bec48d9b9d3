/**
 * The SSM Parameter Store: {@code ParameterApi} reads the operations' members, {@code ParameterStore} keeps the
 * parameters.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.ssm;

import org.jspecify.annotations.NullMarked;
