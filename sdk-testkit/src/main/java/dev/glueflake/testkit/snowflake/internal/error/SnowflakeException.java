package dev.glueflake.testkit.snowflake.internal.error;

/**
 * What Snowflake would answer instead of a result: a code of six digits, an SQLSTATE and a message in Snowflake's shape.
 *
 * <p>Nothing else may leave the fake as the answer to a statement; an engine's own error is translated first.
 */
public final class SnowflakeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sqlState;
    private final int line;
    private final int position;

    public SnowflakeException(String code, String sqlState, String message) {
        this(code, sqlState, message, -1, -1);
    }

    /**
     * @param line 1-based, or -1 where the error has no place in the text
     * @param position 0-based column within the line, as Snowflake reports it, or -1
     */
    public SnowflakeException(String code, String sqlState, String message, int line, int position) {
        super(message);
        this.code = code;
        this.sqlState = sqlState;
        this.line = line;
        this.position = position;
    }

    public String code() {
        return code;
    }

    public String sqlState() {
        return sqlState;
    }

    public int line() {
        return line;
    }

    public int position() {
        return position;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
