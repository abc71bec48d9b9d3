/**
 * Streams. {@code StreamDefinitions} makes, clones and alters a {@code Stream}: a catalog object that holds no rows but its {@code StreamSource}
 * and a {@code StreamPosition}, the snapshot up to which the source's changes are consumed.
 *
 * <p>A statement that names a stream gets it from its {@code StreamReads}, as one DuckDB SELECT of the difference between the position and the
 * statement's own view of the source: {@code StreamRows} over the row versions of a table; {@code ViewRows} over a view's rows then and now, each
 * known by the rows that it is made of ({@code Lineage}, which {@code ViewQuery} writes into the view's query); {@code ExternalChanges} over the
 * files that an external table has come to know, {@code stage.directory.DirectoryRows} over those of a stage. A DML statement also takes the stream's lock, and when its transaction commits the position
 * moves on. {@code StreamFunctions} are the SYSTEM$STREAM_… functions.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.stream;
