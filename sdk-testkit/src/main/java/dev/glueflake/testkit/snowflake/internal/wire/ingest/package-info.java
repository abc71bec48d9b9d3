/**
 * The Snowpipe REST API: {@code SnowpipeProtocol} knows its three operations on a pipe and answers by HTTP status; {@code PipeReports}
 * writes what became of files.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.wire.ingest;
