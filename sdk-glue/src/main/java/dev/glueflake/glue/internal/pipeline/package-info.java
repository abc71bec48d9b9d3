/**
 * How a pipeline's run is kept: {@link dev.glueflake.glue.internal.pipeline.ValueJson} writes parameters, results and
 * {@link dev.glueflake.glue.internal.pipeline.JournalEntry}s as JSON; {@link dev.glueflake.glue.internal.pipeline.MemoryJournal}
 * and {@link dev.glueflake.glue.internal.pipeline.S3Journal} keep them. {@link dev.glueflake.glue.internal.pipeline.SqsInbox}
 * is the queue that steps drain.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.glue.internal.pipeline;
