/**
 * From a statement's text to its syntax tree: {@code SqlLexer} cuts it into tokens, {@code SqlParser} makes a
 * {@code Grammar} over them, whose {@code StatementParser} looks at the first words and hands over to the parser of that
 * subject. What Snowflake has and the fake has not is refused by name ({@code Refusals}), anything else is a syntax error
 * with its place.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.testkit.snowflake.internal.sql.parse;
