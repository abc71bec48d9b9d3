package dev.glueflake.testkit.snowflake.internal.wire.session;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The program at the other end, as it describes itself at login.
 *
 * @param driver the driver below it, for example {@code JDBC} or {@code PythonConnector}
 * @param knowsCloudStorageAlone whether PUT and GET of the driver reach no directory of this machine
 */
public record ClientApplication(String driver, boolean knowsCloudStorageAlone) {
    /** From here on Python's connector is a new program, which knows cloud storage alone. */
    private static final int PYTHON_WITHOUT_LOCAL_FILES = 5;

    private static final String PYTHON = "PythonConnector";
    private static final String GO = "Go";
    private static final String JAVA = "JDBC";

    /** From the {@code data} of a login. SQLAlchemy, Snowpark and others give their own names and versions there. */
    public static ClientApplication of(JsonNode login) {
        String id = login.path("CLIENT_APP_ID").asText();
        JsonNode environment = login.path("CLIENT_ENVIRONMENT");
        boolean isNewPython = environment.path("RUNTIME_NAME").asText().matches("CPython|PyPy")
                || (id.equals(PYTHON) && major(login) >= PYTHON_WITHOUT_LOCAL_FILES);
        boolean isPython = isNewPython || environment.has("PYTHON_VERSION");
        return new ClientApplication(isPython ? PYTHON : id, isNewPython || id.equals(GO));
    }

    /** 0 where it tells none. */
    private static int major(JsonNode login) {
        String major = login.path("CLIENT_APP_VERSION").asText().split("\\.", 2)[0];
        return major.matches("[0-9]{1,4}") ? Integer.parseInt(major) : 0;
    }

    /** The session parameter that says in which format this client wants results; null where it reads JSON alone. */
    public @Nullable String formatParameter() {
        return switch (driver) {
            case JAVA -> "JDBC_QUERY_RESULT_FORMAT";
            case "ODBC" -> "ODBC_QUERY_RESULT_FORMAT";
            case GO -> "GO_QUERY_RESULT_FORMAT";
            case PYTHON -> "PYTHON_CONNECTOR_QUERY_RESULT_FORMAT";
            default -> null;
        };
    }

    /** Whether it knows the session's parameters from each answer alone, not from its login. */
    public boolean readsParametersOfEachAnswer() {
        return driver.equals("JavaScript");
    }

    /**
     * Whether it can be told a directory of this machine for PUT and GET; otherwise it wants to talk to a storage service.
     * Go's driver writes nothing into a directory where its source is a stream, as for binds on a stage.
     */
    public boolean usesDirectories() {
        return !knowsCloudStorageAlone;
    }

    /** Whether it fetches files from a directory, too: that of Java can put a stream there, but not open one. */
    public boolean readsDirectories() {
        return usesDirectories() && !driver.equals(JAVA);
    }

    public boolean readsAddressesOfFiles() {
        return wantsAddressesOfFiles() || driver.equals(JAVA);
    }

    /** Whether it takes plain addresses of files only: with a token it goes to the storage service of the real world. */
    public boolean wantsAddressesOfFiles() {
        return driver.equals(GO);
    }
}
