/**
 * Streams. {@code StreamDefinitions} makes, clones and alters a {@code Stream}: a catalog object that holds no rows but the physical
 * name of its table and a {@code StreamPosition}, the snapshot up to which the table's changes are consumed.
 *
 * <p>A statement that names a stream gets it from its {@code StreamReads}: {@code StreamRows} writes the difference between the
 * position and the statement's own view of the table as one DuckDB SELECT over the row versions. A DML statement also takes the
 * stream's lock, and when its transaction commits the position moves on. {@code StreamFunctions} are the SYSTEM$STREAM_… functions.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stream;
