/** STS: {@code TokenApi} answers who the caller is and hands out credentials that every service here accepts. */
@NullMarked
package dev.glueflake.testkit.aws.internal.sts;

import org.jspecify.annotations.NullMarked;
