/**
 * From the syntax tree to something that DuckDB runs: {@code Binder} resolves names and types on a typed tree and applies Snowflake's coercions; the emitter writes the typed tree as DuckDB SQL. Text is never replaced in text.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.sql.bind;
