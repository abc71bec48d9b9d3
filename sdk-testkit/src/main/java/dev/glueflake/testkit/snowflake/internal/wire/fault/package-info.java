/**
 * Faults that a test scripts: {@code FaultScript} decides for each request what goes wrong with it.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.wire.fault;
