package dev.glueflake.testkit.snowflake.internal.script;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Script.Declaration;
import org.jspecify.annotations.Nullable;

/** An exception as scripts know it: they handle it by its name. */
final class ScriptException extends RuntimeException {
    static final String STATEMENT_ERROR = "STATEMENT_ERROR";
    static final String EXPRESSION_ERROR = "EXPRESSION_ERROR";
    private static final long serialVersionUID = 1L;
    private static final String RAISED_STATE = "P0001";

    private final String name;
    private final transient @Nullable SnowflakeException error;
    private final String code;
    private final String sqlState;
    private final transient Position at;
    private final transient Declaration.@Nullable NamedException declared;
    private transient Script.@Nullable Block left;

    private ScriptException(
            String name,
            String code,
            String sqlState,
            String message,
            Position at,
            Declaration.@Nullable NamedException declared,
            @Nullable SnowflakeException error) {
        super(message, error);
        this.error = error;
        this.name = name;
        this.code = code;
        this.sqlState = sqlState;
        this.at = at;
        this.declared = declared;
    }

    /** A SQL statement or an expression failed. */
    static ScriptException of(String name, SnowflakeException error, Position at) {
        return new ScriptException(name, error.code(), error.sqlState(), error.getMessage(), at, null, error);
    }

    /** RAISE of a declared exception. */
    static ScriptException raised(Declaration.NamedException declared, Position at) {
        return new ScriptException(
                declared.name().text(),
                String.valueOf(declared.code()),
                RAISED_STATE,
                declared.message(),
                at,
                declared,
                null);
    }

    /** What RAISE raised, null for an error of a statement or expression. */
    Declaration.@Nullable NamedException declared() {
        return declared;
    }

    /** It comes out of a handler of that block, which does not handle it again. */
    void leave(Script.Block block) {
        left = block;
    }

    boolean hasLeft(Script.Block block) {
        return block.equals(left);
    }

    String name() {
        return name;
    }

    /** The error itself, without a word of the script around it. */
    SnowflakeException cause() {
        return error == null ? uncaught() : error;
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
