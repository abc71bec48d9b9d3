package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;

/**
 * One statement of a text.
 *
 * @param text its own part of the text, without the semicolon
 * @param bindCount how many {@code ?} it has
 */
public record ParsedStatement(Statement statement, String text, int bindCount) {}
