package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;

/**
 * One statement of a text.
 *
 * @param text its own part of the text, without the semicolon
 * @param bindCount how many binds it needs: its {@code ?}, or the highest {@code :n}
 * @param at where it begins
 */
public record ParsedStatement(Statement statement, String text, int bindCount, Position at) {}
