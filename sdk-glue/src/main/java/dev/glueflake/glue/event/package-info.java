/**
 * Event files: JSON lines in S3 become partitioned Avro in S3.
 *
 * <p>Flow, from {@link dev.glueflake.glue.event.EventFilePartitionWriter} downwards: an
 * {@link dev.glueflake.glue.event.EventFileSettings} (where, which {@link dev.glueflake.glue.event.EventTransformer}s, codec,
 * limits) and a source object become an {@link dev.glueflake.glue.event.EventFilePlan}, pinned to the object's entity tag;
 * the plan is also the handle, since carrying it out again gives the same bytes at the same keys. Carried out, the object
 * is read as a stream, each line goes to the transformer that its {@code on} names and into that partition's Avro file, and
 * a line that cannot goes to the quarantine. Files become visible only after the last line was read; the
 * {@link dev.glueflake.glue.event.PartitionedFiles} adds up.
 *
 * <p>Around it: {@link dev.glueflake.glue.event.HourlyFanOut} sends the names of an hour's files to SQS in batches of ten, and
 * {@link dev.glueflake.glue.event.EventFileHandler} takes such messages and answers with exactly those that failed.
 */
@NullMarked
package dev.glueflake.glue.event;

import org.jspecify.annotations.NullMarked;
