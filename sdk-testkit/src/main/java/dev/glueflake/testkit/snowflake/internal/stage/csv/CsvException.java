package dev.glueflake.testkit.snowflake.internal.stage.csv;

/** A record that cannot be taken apart. The reader stands behind it and can go on with the next one. */
public final class CsvException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sqlState;
    private final int field;
    private final transient FilePosition at;

    CsvException(String code, String message, int field, FilePosition at) {
        super(message);
        this.code = code;
        this.sqlState = "22000";
        this.field = field;
        this.at = at;
    }

    public String code() {
        return code;
    }

    public String sqlState() {
        return sqlState;
    }

    /** 0-based index of the field. */
    public int field() {
        return field;
    }

    public FilePosition at() {
        return at;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
