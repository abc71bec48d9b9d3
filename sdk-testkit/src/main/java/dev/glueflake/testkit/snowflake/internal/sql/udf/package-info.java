/**
 * What emitted SQL calls and DuckDB does not have, written in Java. A group of functions ({@code JsonUdfs}, {@code TemporalUdfs}) adds its
 * {@code Udf}s to the {@code UdfLibrary}; a template calls one by its name; the engine installs those that a statement
 * names before it runs it, so that an account costs nothing for the others.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.sql.udf;
