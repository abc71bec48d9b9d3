/**
 * Objects of the catalog as the statements that make them: {@code GetDdl.call} answers GET_DDL. A table, view, sequence or procedure has its own writer here; a schema
 * or database is the statements of all that it holds, in an order in which they run.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.ddl;
