/**
 * The typed tree: names resolved, every expression with its type, coercions written out. Built by {@code sql.bind}, read by {@code sql.emit}.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.sql.tree;
