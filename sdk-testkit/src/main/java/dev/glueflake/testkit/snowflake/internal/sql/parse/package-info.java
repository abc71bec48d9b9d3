/**
 * From a statement's text to its syntax tree: {@code SqlLexer} cuts it into tokens, {@code SqlParser} reads every statement that the fake knows and refuses any other by name.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.sql.parse;
