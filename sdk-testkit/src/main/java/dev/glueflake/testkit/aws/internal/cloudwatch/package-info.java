/** CloudWatch metrics: {@code MetricApi} reads {@code PutMetricData} and {@code MetricRecorder} keeps what was sent. */
@NullMarked
package dev.glueflake.testkit.aws.internal.cloudwatch;

import org.jspecify.annotations.NullMarked;
