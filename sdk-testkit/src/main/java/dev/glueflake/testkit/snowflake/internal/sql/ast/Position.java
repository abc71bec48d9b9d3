package dev.glueflake.testkit.snowflake.internal.sql.ast;

/**
 * A place in the statement's text.
 *
 * @param offset 0-based, in UTF-16 units from the beginning of the whole text
 * @param line 1-based
 * @param column 0-based within the line, as Snowflake's messages count it
 */
public record Position(int offset, int line, int column) {
    public static final Position NONE = new Position(-1, -1, -1);
}
