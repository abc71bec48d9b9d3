package dev.glueflake.testkit.snowflake.internal.stage.value;

/** A text that is no value of the type. Without a stack trace: a load may meet millions. */
public final class ValueException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String sqlState;

    public ValueException(String code, String sqlState, String message) {
        super(message, null, false, false);
        this.code = code;
        this.sqlState = sqlState;
    }

    static ValueException notRecognized(String code, String kind, String text) {
        return new ValueException(
                code, code.equals("100038") ? "22018" : "22007", kind + " '" + text + "' is not recognized");
    }

    public String code() {
        return code;
    }

    public String sqlState() {
        return sqlState;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
