package dev.glueflake.testkit.snowflake.internal.wire.session;

/** A token that does not open a session, with Snowflake's code for why. */
public final class SessionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    private SessionException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** No such session, or closed since. */
    static SessionException gone() {
        return new SessionException("390111", "Session no longer exists. New login required to access the service.");
    }

    /** The one code on which a driver renews the token and sends the request again. */
    static SessionException expired() {
        return new SessionException("390112", "Your session has expired. Please login again.");
    }

    static SessionException masterExpired() {
        return new SessionException("390114", "Authentication token has expired. The user must authenticate again.");
    }

    static SessionException masterInvalid() {
        return new SessionException("390115", "Master token is invalid. The user must authenticate again.");
    }

    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
