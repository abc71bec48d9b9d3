package dev.glueflake.glue.pipeline;

import dev.glueflake.core.PermanentException;
import java.io.Serial;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step did some of its work and not all; what it did is shown. */
final class PartlyDoneException extends PermanentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient StepOutput<?> output;

    PartlyDoneException(String message, StepOutput<?> output, @Nullable Throwable cause) {
        super("STEP_PARTLY_DONE", message, Map.of(), cause);
        this.output = output;
    }

    StepOutput<?> output() {
        return output;
    }
}
