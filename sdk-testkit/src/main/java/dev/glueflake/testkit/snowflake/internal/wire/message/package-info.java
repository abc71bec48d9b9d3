/**
 * One HTTP request and its answer as values ({@code WireRequest}, {@code WireReply}), so that an answer can still be lost or cut after it was made.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.wire.message;
