package dev.glueflake.testkit.snowflake.internal.wire.session;

import org.jspecify.annotations.Nullable;

/**
 * The program at the other end, as it calls itself at login.
 *
 * @param id for example {@code JDBC} or {@code PythonConnector}
 * @param majorVersion 0 where it tells none
 */
public record ClientApplication(String id, int majorVersion) {
    /** From here on Python's connector is a new program, which knows cloud storage alone. */
    private static final int PYTHON_WITHOUT_LOCAL_FILES = 5;

    private static final String PYTHON = "PythonConnector";
    private static final String GO = "Go";

    public static ClientApplication of(String id, String version) {
        String major = version.split("\\.", 2)[0];
        return new ClientApplication(id, major.matches("[0-9]{1,4}") ? Integer.parseInt(major) : 0);
    }

    /** The session parameter that says in which format this client wants results; null where it reads JSON alone. */
    public @Nullable String formatParameter() {
        return switch (id) {
            case "JDBC" -> "JDBC_QUERY_RESULT_FORMAT";
            case "ODBC" -> "ODBC_QUERY_RESULT_FORMAT";
            case GO -> "GO_QUERY_RESULT_FORMAT";
            case PYTHON -> "PYTHON_CONNECTOR_QUERY_RESULT_FORMAT";
            default -> null;
        };
    }

    /** Whether it knows the session's parameters from each answer alone, not from its login. */
    public boolean readsParametersOfEachAnswer() {
        return id.equals("JavaScript");
    }

    /**
     * Whether it can be told a directory of this machine for PUT and GET; otherwise it wants to talk to a storage service.
     * Go's driver writes nothing into a directory where its source is a stream, as for binds on a stage.
     */
    public boolean usesDirectories() {
        return !id.equals(GO) && !(id.equals(PYTHON) && majorVersion >= PYTHON_WITHOUT_LOCAL_FILES);
    }

    /** Whether it takes plain addresses of files only: with a token it goes to the storage service of the real world. */
    public boolean wantsAddressesOfFiles() {
        return id.equals(GO);
    }
}
