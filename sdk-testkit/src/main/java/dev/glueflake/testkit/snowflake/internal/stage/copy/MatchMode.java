package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.stage.format.Options;

/** MATCH_BY_COLUMN_NAME. */
enum MatchMode {
    NONE,
    CASE_SENSITIVE,
    CASE_INSENSITIVE;

    static MatchMode parse(String word) {
        for (MatchMode mode : values()) {
            if (mode.name().equals(word)) {
                return mode;
            }
        }
        throw Options.invalid("MATCH_BY_COLUMN_NAME", word);
    }

    boolean matches(String column, String field) {
        return this == CASE_SENSITIVE ? column.equals(field) : column.equalsIgnoreCase(field);
    }
}
