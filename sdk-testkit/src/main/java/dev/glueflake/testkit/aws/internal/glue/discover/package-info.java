/**
 * What a crawler finds on S3. {@code Discovery} lists a target into a tree of {@code Folder}s; {@code TableFinder}
 * decides which folders are tables and which levels below them are partitions; {@code FileInspector} tells each file's
 * format by its first bytes and has the {@code FileSchema} read: CSV and JSON from a sample, Parquet from its footer by
 * DuckDB, Avro from its header. ORC files are recognised, but their columns are not read. The result is a list of
 * {@code DiscoveredTable}s; the catalog is not touched.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.glue.discover;

import org.jspecify.annotations.NullMarked;
