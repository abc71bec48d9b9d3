/**
 * Where rows live: one DuckDB for an account, tables under generated names, every row stamped with the statement that wrote it and the one that ended it.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.engine;
