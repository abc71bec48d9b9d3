package dev.glueflake.testkit.aws.internal.core;

import java.util.Map;

/** An error that a service answers. {@code details} are further members of the error's shape. */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> details;

    public ServiceException(int status, String code, String message, Map<String, String> details) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.details = Map.copyOf(details);
    }

    public ServiceException(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /** A client's error, HTTP 400. */
    public static ServiceException badRequest(String code, String message) {
        return new ServiceException(400, code, message);
    }

    /** The answer to everything that is not there; SDK clients do not repeat it. */
    public static ServiceException unknownOperation(String what) {
        return badRequest(
                "UnknownOperationException",
                "The operation " + what + " is not available in the embedded AWS services.");
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String message() {
        String message = getMessage();
        return message == null ? "" : message;
    }

    public Map<String, String> details() {
        return details;
    }
}
