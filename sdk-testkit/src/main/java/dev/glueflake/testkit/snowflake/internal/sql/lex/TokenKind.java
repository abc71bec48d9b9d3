package dev.glueflake.testkit.snowflake.internal.sql.lex;

/** What a token is, as far as its characters tell. */
public enum TokenKind {
    /** An unquoted identifier or keyword. */
    WORD,
    /** {@code "…"}. */
    QUOTED,
    NUMBER,
    /** {@code '…'}. */
    STRING,
    /** {@code $$…$$}. */
    DOLLAR_STRING,
    /** {@code $name}; the text is the name. */
    VARIABLE,
    /** {@code $1}; the text is the digits. */
    POSITION,
    /** {@code @stage/path} up to a blank, comma, semicolon or parenthesis; the text has the at sign. */
    STAGE,
    /** {@code file://…} of PUT and GET; the text is what follows {@code file://}. */
    FILE,
    /** An operator or a mark. */
    SYMBOL,
    END
}
