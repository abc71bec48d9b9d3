/**
 * Snowflake's errors: one exception with code, SQLSTATE and message, and a factory that knows their wording.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.error;
