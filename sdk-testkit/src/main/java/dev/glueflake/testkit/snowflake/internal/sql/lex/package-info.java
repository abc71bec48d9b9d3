/**
 * From text to tokens: {@code SqlLexer} drops comments, undoes quotes and escapes and gives every token its place in the
 * text.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.sql.lex;
