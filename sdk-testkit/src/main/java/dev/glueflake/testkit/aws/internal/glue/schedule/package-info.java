/** When something happens by the clock: {@code CronSchedule} reads Glue's cron expressions and tells the next time. */
@NullMarked
package dev.glueflake.testkit.aws.internal.glue.schedule;

import org.jspecify.annotations.NullMarked;
