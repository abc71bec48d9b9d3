package dev.glueflake.snowflake;

import dev.glueflake.snowflake.internal.NameParser;

/**
 * The name of one Snowflake object, schema, database or column: the only way for a name into SQL.
 *
 * <p>Holds the name as Snowflake stores it and always writes it quoted, so that no name is ever read as SQL. Rules of
 * Snowflake: at most 255 characters; unquoted names consist of letters, digits, {@code _} and {@code $}, do not start
 * with a digit or {@code $}, and are stored in upper case; quoted names keep their case and may hold any character, with
 * {@code "} doubled. Control characters are refused. Immutable and thread-safe.
 *
 * @param name the name as stored
 */
public record SnowflakeIdentifier(String name) {

    /** The greatest number of characters in a name (limit of Snowflake). */
    public static final int MAX_LENGTH = 255;

    /**
     * Checks the name.
     *
     * @param name the name as stored
     * @throws IllegalArgumentException when it is empty, too long or holds a control character
     */
    public SnowflakeIdentifier {
        NameParser.check(name);
    }

    /**
     * Takes a name exactly as Snowflake stores it, case included.
     *
     * @param name the stored name, without quotes around it
     * @return the identifier
     */
    public static SnowflakeIdentifier of(String name) {
        return new SnowflakeIdentifier(name);
    }

    /**
     * Reads a name as it is written in SQL: folded to upper case unless quoted.
     *
     * @param sql one name, such as {@code orders} or {@code "Orders"}
     * @return the identifier
     * @throws IllegalArgumentException when the text is not exactly one name
     */
    public static SnowflakeIdentifier parse(String sql) {
        return NameParser.parse(sql, 1).get(0);
    }

    /**
     * Writes the name for SQL.
     *
     * @return the name in double quotes
     */
    public String sql() {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return sql();
    }
}
