package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import dev.glueflake.testkit.aws.internal.s3.store.StoredObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * The conditions of a read or of a copy's source.
 *
 * @param matches ETags of which one must be there
 * @param matchesNot ETags of which none may be there
 */
record ReadCondition(
        Optional<String> matches,
        Optional<String> matchesNot,
        Optional<Instant> modifiedSince,
        Optional<Instant> unmodifiedSince) {

    static ReadCondition of(S3Request request, String headerPrefix) {
        return new ReadCondition(
                request.header(headerPrefix + "if-match"),
                request.header(headerPrefix + "if-none-match"),
                S3Time.read(request.header(headerPrefix + "if-modified-since")),
                S3Time.read(request.header(headerPrefix + "if-unmodified-since")));
    }

    /** Throws where the object is not the one that the client wants. */
    void requireMatch(StoredObject object) {
        if (matches.isPresent()) {
            if (!contains(matches.get(), object.etag())) {
                throw S3Errors.preconditionFailed("If-Match");
            }
        } else if (unmodifiedSince.filter(time -> seconds(object).isAfter(time)).isPresent()) {
            throw S3Errors.preconditionFailed("If-Unmodified-Since");
        }
    }

    /** Whether the client has the object already. */
    boolean notModified(StoredObject object) {
        if (matchesNot.isPresent()) {
            return contains(matchesNot.get(), object.etag());
        }
        return modifiedSince.filter(time -> !seconds(object).isAfter(time)).isPresent();
    }

    private static Instant seconds(StoredObject object) {
        return object.modified().truncatedTo(ChronoUnit.SECONDS);
    }

    private static boolean contains(String list, String etag) {
        String wanted = etag.replace("\"", "");
        return Arrays.stream(list.split(",", -1))
                .map(item -> item.strip().replace("\"", ""))
                .anyMatch(item -> item.equals("*") || item.equals(wanted));
    }
}
