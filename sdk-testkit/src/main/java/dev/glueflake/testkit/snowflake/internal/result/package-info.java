/**
 * What a statement answers, before a protocol turns it into text.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.result;
