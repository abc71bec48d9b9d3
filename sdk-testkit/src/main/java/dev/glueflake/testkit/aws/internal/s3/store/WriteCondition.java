package dev.glueflake.testkit.aws.internal.s3.store;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What must hold for a write to happen; asked under the bucket's lock.
 *
 * @param ifMatch the ETag that must be there now
 * @param ifNoneMatch {@code *}: nothing may be there
 */
public record WriteCondition(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
    public static final WriteCondition NONE = new WriteCondition(Optional.empty(), Optional.empty());

    public static WriteCondition of(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
        if (ifNoneMatch.isPresent() && !ifNoneMatch.get().equals("*")) {
            throw S3Errors.invalidArgument(
                    "If-None-Match", ifNoneMatch.get(), "A write supports only If-None-Match: *");
        }
        return new WriteCondition(ifMatch, ifNoneMatch);
    }

    void check(String key, @Nullable StoredObject present) {
        if (ifNoneMatch.isPresent() && present != null) {
            throw S3Errors.preconditionFailed("If-None-Match");
        }
        if (ifMatch.isEmpty()) {
            return;
        }
        if (present == null) {
            throw S3Errors.noSuchKey(key);
        }
        String wanted = ifMatch.get();
        if (!wanted.equals("*") && !unquoted(wanted).equals(unquoted(present.etag()))) {
            throw S3Errors.preconditionFailed("If-Match");
        }
    }

    static String unquoted(String etag) {
        return etag.replace("\"", "");
    }
}
