package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;

/** A record that cannot be read. The stream goes on behind it, or is at its end. Without a stack trace: a file may have millions. */
public final class RecordException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sqlState;
    private final int field;
    private final transient FilePosition at;

    /** @param field 0-based, of the field that is at fault, 0 where none is */
    public RecordException(String code, String sqlState, String message, int field, FilePosition at) {
        super(message, null, false, false);
        this.code = code;
        this.sqlState = sqlState;
        this.field = field;
        this.at = at;
    }

    /** The file as a whole is no file of its format, or ends too early; {@code cause} says why. */
    static RecordException unreadable(String cause, FilePosition at) {
        return new RecordException(
                "100297", "22000", "Invalid data encountered while reading or decompressing the file: " + cause, 0, at);
    }

    public String code() {
        return code;
    }

    public String sqlState() {
        return sqlState;
    }

    public int field() {
        return field;
    }

    public FilePosition at() {
        return at;
    }

    /** As the answer to a query of the file, where one bad record fails the statement. */
    public SnowflakeException failed(String shownName) {
        return new SnowflakeException(
                code,
                sqlState,
                getMessage() + "\n  File '" + shownName + "', line " + at.line() + ", character " + at.character()
                        + "\n  Row " + at.row() + ", column " + (field + 1));
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
