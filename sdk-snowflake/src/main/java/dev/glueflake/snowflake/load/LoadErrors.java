package dev.glueflake.snowflake.load;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.OutcomeUnknownException;
import dev.glueflake.core.TransientException;
import java.sql.SQLException;
import java.util.Map;

/** The errors of a load, each with what was wrong and what to do. */
final class LoadErrors {
    private LoadErrors() {}

    static ConfigurationException configuration(String message) {
        return new ConfigurationException("LOAD_CONFIGURATION_INVALID", message);
    }

    /** A lost answer before COMMIT leaves nothing unknown about the target: what was not committed is rolled back. */
    static TransientException notApplied(LoadPlan plan, OutcomeUnknownException lost) {
        return new TransientException(
                "LOAD_NOT_APPLIED",
                "The load of " + plan.source().table() + " into " + plan.targetTable()
                        + " was not applied, because an answer was lost before its COMMIT: " + lost.getMessage()
                        + " Await the load again.",
                Map.of("runId", plan.runId().value()),
                lost);
    }

    /** Reading changes nothing, so a source that fails can be read again. */
    static TransientException source(String what, SQLException cause) {
        return new TransientException(
                "LOAD_SOURCE_FAILED",
                what + ": " + cause.getMessage() + ". Nothing was changed; await the load again.",
                Map.of("sqlState", String.valueOf(cause.getSQLState())),
                cause);
    }
}
