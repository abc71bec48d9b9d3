/**
 * Glue jobs and their runs. {@code JobApi} and {@code RunApi} are the operations; {@code JobBook} holds jobs, runs,
 * bodies and scripts under its lock and moves each {@code JobRun} on by the clock; {@code JobRunner} calls bodies
 * outside of the lock, so that they may use Glue themselves.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.glue.job;

import org.jspecify.annotations.NullMarked;
