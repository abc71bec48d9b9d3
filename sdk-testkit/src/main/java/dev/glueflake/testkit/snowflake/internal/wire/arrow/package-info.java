/**
 * Results as Arrow streams, for the drivers that ask for them: {@code ArrowStream} chooses how each column is stored
 * ({@code ArrowStorage}), and writes any range of rows as a stream of its own, a schema ({@code ArrowSchema}) and one
 * batch with the buffers of {@code ArrowBody}. Everything happens on the heap, so no JVM option is
 * needed; only the message formats come from a library, and without that library results are JSON.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.wire.arrow;
