/**
 * Writes the typed tree as DuckDB SQL: {@code QueryEmitter} for queries, {@code ExpressionEmitter} for expressions, {@code Casts} for
 * conversions, {@code Clock} for dates and times, {@code Literals} for values. What DuckDB raises comes back as Snowflake's error through {@code EngineErrors}.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.sql.emit;
