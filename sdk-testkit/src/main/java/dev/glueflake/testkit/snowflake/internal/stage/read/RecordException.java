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
    private final boolean ofFile;

    /** @param field 0-based, of the field that is at fault, 0 where none is */
    public RecordException(String code, String sqlState, String message, int field, FilePosition at) {
        this(code, sqlState, message, field, at, false);
    }

    private RecordException(String code, String sqlState, String message, int field, FilePosition at, boolean ofFile) {
        super(message, null, false, false);
        this.ofFile = ofFile;
        this.code = code;
        this.sqlState = sqlState;
        this.field = field;
        this.at = at;
    }

    /** The file as a whole is no file of its format, or ends too early; {@code cause} says why. */
    public static RecordException unreadable(String cause, FilePosition at) {
        String message = "Invalid data encountered while reading or decompressing the file: " + cause;
        return new RecordException("100297", "22000", message, 0, at, true);
    }

    static RecordException unreadableParquet() {
        String message = "Error parsing the parquet file: it is either corrupted or not a parquet file";
        return new RecordException("100152", "22000", message, 0, new FilePosition(0, 0, 1), true);
    }

    /** A record, or a file, that has not as many fields as there are columns. */
    public static RecordException columnCount(int fields, int columns, FilePosition at) {
        return new RecordException(
                "100080",
                "22000",
                "Number of columns in file (" + fields + ") does not match that of the corresponding table (" + columns
                        + "), use file format option error_on_column_count_mismatch=false to ignore this error",
                Math.min(fields, columns),
                at);
    }

    /** Whether it is no record that is at fault, but the file. */
    public boolean isOfFile() {
        return ofFile;
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
