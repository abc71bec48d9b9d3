package dev.glueflake.core.s3;

import dev.glueflake.core.PermanentException;
import dev.glueflake.core.S3Location;
import java.io.Serial;
import java.util.Map;

/**
 * A file was to be written only if none stands there, and one does; it is untouched.
 *
 * <p>Where names are derived from content, this means that the work is already done. Thread-safe as its parent.
 */
public final class S3ObjectExistsException extends PermanentException {
    @Serial
    private static final long serialVersionUID = 1L;

    S3ObjectExistsException(S3Location location, Throwable cause) {
        super(
                "S3_OBJECT_EXISTS",
                "An object already stands at " + location + " and was left as it is: use another key, or write without"
                        + " onlyIfAbsent to replace it.",
                Map.of("location", location.toString()),
                cause);
    }
}
