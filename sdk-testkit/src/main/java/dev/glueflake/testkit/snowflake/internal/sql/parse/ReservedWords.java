package dev.glueflake.testkit.snowflake.internal.sql.parse;

import dev.glueflake.testkit.snowflake.internal.sql.lex.Token;
import dev.glueflake.testkit.snowflake.internal.sql.lex.TokenKind;
import java.util.Set;

/**
 * Which words cannot be names without quotes, and where; after Snowflake's documentation, "Reserved and limited keywords".
 */
final class ReservedWords {
    private static final Set<String> ALWAYS = Set.of(
            "ALL",
            "ALTER",
            "AND",
            "ANY",
            "AS",
            "BETWEEN",
            "BY",
            "CHECK",
            "COLUMN",
            "CONNECT",
            "CREATE",
            "CURRENT",
            "DELETE",
            "DISTINCT",
            "DROP",
            "ELSE",
            "EXISTS",
            "FOLLOWING",
            "FOR",
            "FROM",
            "GRANT",
            "GROUP",
            "HAVING",
            "ILIKE",
            "IN",
            "INCREMENT",
            "INSERT",
            "INTERSECT",
            "INTO",
            "IS",
            "LIKE",
            "MINUS",
            "NOT",
            "NULL",
            "OF",
            "ON",
            "OR",
            "ORDER",
            "QUALIFY",
            "REGEXP",
            "REVOKE",
            "RLIKE",
            "ROW",
            "ROWS",
            "SAMPLE",
            "SELECT",
            "SET",
            "SOME",
            "START",
            "TABLE",
            "TABLESAMPLE",
            "THEN",
            "TO",
            "TRIGGER",
            "UNION",
            "UNIQUE",
            "UPDATE",
            "VALUES",
            "WHENEVER",
            "WHERE",
            "WITH");

    private static final Set<String> NO_COLUMN_REFERENCE = Set.of("CASE", "CAST", "FALSE", "TRUE", "TRY_CAST", "WHEN");

    private static final Set<String> NO_COLUMN_NAME = Set.of(
            "CONSTRAINT",
            "CURRENT_DATE",
            "CURRENT_TIME",
            "CURRENT_TIMESTAMP",
            "CURRENT_USER",
            "LOCALTIME",
            "LOCALTIMESTAMP");

    private static final Set<String> NO_TABLE_NAME =
            Set.of("CROSS", "FULL", "INNER", "JOIN", "LATERAL", "LEFT", "NATURAL", "RIGHT", "USING");

    /** No names in FROM and behind WITH, and aliases only behind AS; after the page of ASOF JOIN. */
    private static final Set<String> OF_ASOF_JOIN = Set.of("ASOF", "MATCH_CONDITION");

    /** Not reserved, but a clause begins with them where an alias without AS could stand. */
    private static final Set<String> CLAUSE_HEADS = Set.of("LIMIT", "OFFSET", "FETCH", "EXCEPT", "WINDOW");

    /** Functions of Snowflake whose names are reserved words. */
    private static final Set<String> FUNCTIONS = Set.of("INSERT", "LIKE", "ILIKE", "RLIKE", "REGEXP");

    private ReservedWords() {}

    /** Whether the token can be a name of anything. */
    static boolean isName(Token token) {
        return token.is(TokenKind.QUOTED) || (token.is(TokenKind.WORD) && !ALWAYS.contains(token.upper()));
    }

    static boolean isColumnReference(Token token) {
        return isName(token) && !(token.is(TokenKind.WORD) && NO_COLUMN_REFERENCE.contains(token.upper()));
    }

    static boolean isColumnName(Token token) {
        return isName(token) && !(token.is(TokenKind.WORD) && NO_COLUMN_NAME.contains(token.upper()));
    }

    static boolean isTableName(Token token) {
        return isName(token) && !(token.is(TokenKind.WORD) && NO_TABLE_NAME.contains(token.upper()));
    }

    /** Whether it can be a column's alias without AS. */
    static boolean isBareAlias(Token token) {
        return isName(token) && !(token.is(TokenKind.WORD) && CLAUSE_HEADS.contains(token.upper()));
    }

    static boolean isBareTableAlias(Token token) {
        return isSource(token) && isBareAlias(token);
    }

    /** Whether a query can name what it reads with it. */
    static boolean isSource(Token token) {
        return isTableName(token) && !(token.is(TokenKind.WORD) && OF_ASOF_JOIN.contains(token.upper()));
    }

    static boolean isFunction(Token token) {
        return isColumnReference(token) || FUNCTIONS.contains(token.upper());
    }
}
