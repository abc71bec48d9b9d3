package dev.glueflake.testkit.snowflake.internal.wire.session;

/** A token that does not open a session, with Snowflake's code for why. */
public final class SessionException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private final int status;
    private final String code;

    private SessionException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    private SessionException(String code, String message) {
        this(OK, code, message);
    }

    /** No token that was ever handed out: the one refusal that is told by the HTTP status too. */
    static SessionException invalid() {
        return new SessionException(UNAUTHORIZED, "390104", "Session token is invalid. New login required.");
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

    /** The HTTP status of the refusal. */
    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
