package dev.glueflake.samples.lambda;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.config.Parameters;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The old event lake's {@code ENV}: {@code TEST} logs in detail, {@code DEV}, {@code STG} and {@code PRD} do not. */
final class LogLevel {
    static final Parameters PARAMETERS =
            Parameters.none().optional("ENV", "TEST for a detailed log; DEV, STG or PRD for an ordinary one");

    /** Held, since java.util.logging forgets the level of a logger that nobody holds. */
    private static final Logger GLUEFLAKE = Logger.getLogger("dev.glueflake");

    private LogLevel() {}

    static void set(Parameters.Values values) {
        Level level = level(values.find("ENV").orElse("PRD"));
        GLUEFLAKE.setLevel(level);
        if (level.equals(Level.FINE)) {
            for (Handler handler : Logger.getLogger("").getHandlers()) {
                handler.setLevel(level);
            }
        }
    }

    private static Level level(String environment) {
        return switch (environment) {
            case "TEST" -> Level.FINE;
            case "DEV", "STG", "PRD" -> Level.INFO;
            default ->
                throw new ConfigurationException(
                        "PARAMETERS_INVALID", "The environment variable ENV is none of TEST, DEV, STG and PRD.");
        };
    }
}
