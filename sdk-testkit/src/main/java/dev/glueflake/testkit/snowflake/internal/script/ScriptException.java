package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;

/** An exception as scripts know it: they handle it by its name. */
final class ScriptException extends RuntimeException {
    static final String STATEMENT_ERROR = "STATEMENT_ERROR";
    static final String EXPRESSION_ERROR = "EXPRESSION_ERROR";
    private static final long serialVersionUID = 1L;
    private static final String RAISED_STATE = "P0001";

    private final String name;
    private final String code;
    private final String sqlState;
    private final transient Position at;

    private ScriptException(String name, String code, String sqlState, String message, Position at) {
        super(message);
        this.name = name;
        this.code = code;
        this.sqlState = sqlState;
        this.at = at;
    }

    /** A SQL statement or an expression failed. */
    static ScriptException of(String name, SnowflakeException error, Position at) {
        return new ScriptException(name, error.code(), error.sqlState(), error.getMessage(), at);
    }

    /** RAISE of a declared exception. */
    static ScriptException raised(String name, int code, String message, Position at) {
        return new ScriptException(name, String.valueOf(code), RAISED_STATE, message, at);
    }

    String name() {
        return name;
    }

    long code() {
        return Long.parseLong(code);
    }

    String sqlState() {
        return sqlState;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    /** Nobody handled it: Snowflake keeps the code and writes where it happened before the message. */
    SnowflakeException uncaught() {
        return new SnowflakeException(
                code,
                sqlState,
                "Uncaught exception of type '" + name + "' on line " + at.line() + " at position " + at.column() + " : "
                        + getMessage(),
                at.line(),
                at.column());
    }
}
