package dev.glueflake.snowflake.load;

import dev.glueflake.core.PermanentException;
import java.io.Serial;
import java.util.Map;

/** Counts of a load that do not add up, or a guard that forbids it. The target table is as it was before. */
public final class LoadVerificationException extends PermanentException {
    @Serial
    private static final long serialVersionUID = 1L;

    LoadVerificationException(LoadPlan plan, String what) {
        super(
                "LOAD_VERIFICATION_FAILED",
                "The load of " + plan.source().table() + " into " + plan.targetTable() + " was not applied: " + what
                        + ".",
                Map.of("runId", plan.runId().value()),
                null);
    }
}
