package dev.glueflake.testkit.snowflake.internal.wire.auth;

/** Who may not come in, with Snowflake's code for why. */
public final class AuthenticationException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    AuthenticationException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
