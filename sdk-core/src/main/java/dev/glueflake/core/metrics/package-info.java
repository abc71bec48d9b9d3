/**
 * Meters of the SDK.
 *
 * <p>{@link dev.glueflake.core.metrics.Metrics} checks names and tags and writes to the Micrometer registry that the
 * application passes; without one it does nothing. {@link dev.glueflake.core.metrics.CloudWatchMetrics} makes such a
 * registry for CloudWatch and publishes when it is closed.
 */
@NullMarked
package dev.glueflake.core.metrics;

import org.jspecify.annotations.NullMarked;
