/**
 * Snowflake's data types as values.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.type;
