package dev.glueflake.glue.sync;

import java.util.List;

/** The spellings of S3 that Hadoop programs leave in the catalog. */
final class S3Urls {
    private static final List<String> HADOOP = List.of("s3a://", "s3n://");

    private S3Urls() {}

    /** Reads {@code s3a://} and {@code s3n://} as {@code s3://}; anything else stays as it is. */
    static String normalised(String url) {
        String stripped = url.strip();
        return HADOOP.stream().anyMatch(scheme -> stripped.regionMatches(true, 0, scheme, 0, scheme.length()))
                ? "s3://" + stripped.substring("s3a://".length())
                : stripped;
    }
}
