package dev.glueflake.testkit.aws.internal.s3;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** The two forms in which S3 writes a time: in XML with milliseconds, in headers with seconds. */
final class S3Time {
    private static final DateTimeFormatter XML = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter HEADER = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private S3Time() {}

    static String xml(Instant time) {
        return XML.format(time);
    }

    static String header(Instant time) {
        return HEADER.format(time);
    }

    /** Reads a header; one that is no time counts as absent, as HTTP wants it. */
    static Optional<Instant> read(Optional<String> header) {
        try {
            return header.map(text -> HEADER.parse(text, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
