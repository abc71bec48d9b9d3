/**
 * Glue: the flows that stand on a Snowflake client and an AWS Glue client.
 *
 * <p>Each flow has a package of its own, and each goes one way: configuration, plan, execution, result.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.glue;
