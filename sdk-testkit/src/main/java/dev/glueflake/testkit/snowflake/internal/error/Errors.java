package dev.glueflake.testkit.snowflake.internal.error;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;

/** Snowflake's errors by name, each in one place, so that code, SQLSTATE and wording cannot drift apart. */
public final class Errors {
    private static final String SYNTAX = "001003";

    private Errors() {}

    public static SnowflakeException syntax(Position at, String unexpected) {
        return new SnowflakeException(
                SYNTAX,
                "42000",
                "SQL compilation error:\nsyntax error line " + at.line() + " at position " + at.column()
                        + " unexpected '" + unexpected + "'.",
                at.line(),
                at.column());
    }

    /** Whether it is a syntax error with its place. */
    public static boolean isSyntax(SnowflakeException error) {
        return error.code().equals(SYNTAX) && error.line() > 0;
    }

    /** A statement, clause, option or type that the fake does not have; it is refused by its name. */
    public static SnowflakeException unsupported(String name) {
        return new SnowflakeException("000002", "0A000", "Unsupported feature '" + name + "'.");
    }

    public static SnowflakeException unknownFunction(String name) {
        return new SnowflakeException("002140", "42601", "SQL compilation error:\nUnknown function " + name);
    }

    public static SnowflakeException unknownRoutine(String name) {
        return new SnowflakeException(
                "002141", "42601", "SQL compilation error:\nUnknown user-defined function " + name);
    }

    public static SnowflakeException invalidIdentifier(Position at, String name) {
        return new SnowflakeException(
                "000904",
                "42000",
                "SQL compilation error: error line " + at.line() + " at position " + at.column()
                        + "\ninvalid identifier '" + name + "'",
                at.line(),
                at.column());
    }

    /**
     * A name that resolves to nothing.
     *
     * @param kind as Snowflake writes it: {@code Table}, {@code Schema}, {@code Object}
     */
    public static SnowflakeException doesNotExist(String kind, String name) {
        String state = kind.equals("Schema") || kind.equals("Database") ? "02000" : "42S02";
        String code = state.equals("02000") ? "002043" : "002003";
        return new SnowflakeException(
                code, state, "SQL compilation error:\n" + kind + " '" + name + "' does not exist or not authorized.");
    }

    public static SnowflakeException alreadyExists(String name) {
        return new SnowflakeException(
                "002002", "42710", "SQL compilation error:\nObject '" + name + "' already exists.");
    }

    /** What a role sees and may not do; {@code kind} in lower case. */
    public static SnowflakeException insufficientPrivileges(String kind, String name) {
        return new SnowflakeException(
                "003001",
                "42501",
                "SQL access control error:\nInsufficient privileges to operate on " + kind + " '" + name + "'.");
    }

    /** Any other refusal at compile time. */
    public static SnowflakeException compilation(String code, String sqlState, String message) {
        return new SnowflakeException(code, sqlState, "SQL compilation error:\n" + message);
    }

    /** The fake itself is at fault; the message says nothing of the engine below. */
    public static SnowflakeException internal() {
        return new SnowflakeException("000603", "XX000", "SQL execution internal error");
    }
}
