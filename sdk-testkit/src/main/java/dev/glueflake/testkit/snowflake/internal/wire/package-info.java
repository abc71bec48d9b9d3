/**
 * The HTTP face of the fake: {@code SnowflakeServer} reads each request, asks the fault script, lets {@code driver} or {@code sqlapi} answer it, and sends the answer. Both protocols hand statements to {@code query} and are spared whatever lies behind it.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.wire;
