/**
 * The HTTP face of the fake: {@code SnowflakeServer} reads each request, asks the fault script, lets {@code driver}, {@code sqlapi}, {@code ingest} or {@code files} answer it, and sends the answer. The first two hand statements to {@code query} and are spared whatever lies behind it.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.wire;
