/**
 * From an event file's bytes to encoded Avro records.
 *
 * <p>Flow: {@link dev.glueflake.glue.internal.event.Content} decompresses within limits,
 * {@link dev.glueflake.glue.internal.event.LineReader} cuts lines, {@link dev.glueflake.glue.internal.event.EventReader} reads
 * a line as JSON into the {@link dev.glueflake.glue.internal.event.EventValues} that a
 * {@link dev.glueflake.glue.internal.event.PlaceTree} asks for, and {@link dev.glueflake.glue.internal.event.RecordEncoder}
 * writes these as one record. A line that cannot go this way is a {@link dev.glueflake.glue.internal.event.BadLine}.
 */
@NullMarked
package dev.glueflake.glue.internal.event;

import org.jspecify.annotations.NullMarked;
