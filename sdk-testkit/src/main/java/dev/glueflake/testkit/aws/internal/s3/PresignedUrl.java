package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request that was signed beforehand lives for some seconds; its signature itself is not checked. */
final class PresignedUrl {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private PresignedUrl() {}

    static void requireLife(S3Request request, Instant now) {
        Optional<String> seconds = request.query("X-Amz-Expires");
        if (seconds.isEmpty()) {
            return;
        }
        Instant end;
        try {
            Instant begin = DATE.parse(request.query("X-Amz-Date").orElse(""), Instant::from);
            end = begin.plusSeconds(Long.parseLong(seconds.get()));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw S3Errors.invalidArgument(
                    "X-Amz-Expires", seconds.get(), "X-Amz-Date or X-Amz-Expires of the presigned URL cannot be read");
        }
        if (now.isAfter(end)) {
            throw new ServiceException(
                    403,
                    "AccessDenied",
                    "Request has expired",
                    Map.of("Expires", end.toString(), "ServerTime", now.toString()));
        }
    }
}
