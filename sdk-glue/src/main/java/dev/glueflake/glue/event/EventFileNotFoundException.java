package dev.glueflake.glue.event;

import dev.glueflake.core.PermanentException;
import dev.glueflake.core.S3Location;
import java.io.Serial;
import java.util.Map;

/**
 * There is no such event file, and S3 said so for sure.
 *
 * <p>Normal where names are generated for every second; {@link EventFileHandler} skips such a message. A bucket that does not
 * exist, or a missing right to list it, is another error. Thread-safe as its parent.
 */
public final class EventFileNotFoundException extends PermanentException {
    @Serial
    private static final long serialVersionUID = 1L;

    EventFileNotFoundException(S3Location source, Throwable cause) {
        super(
                "EVENT_FILE_NOT_FOUND",
                "There is no event file " + source + ": check its name, or skip it if it need not exist.",
                Map.of("source", source.toString()),
                cause);
    }
}
