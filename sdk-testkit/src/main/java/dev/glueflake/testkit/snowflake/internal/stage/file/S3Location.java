package dev.glueflake.testkit.snowflake.internal.stage.file;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * A bucket and a key prefix.
 *
 * @param prefix empty, or with a slash at its end
 */
public record S3Location(String bucket, String prefix) {
    private static final String SCHEME = "s3://";

    /** Reads {@code s3://bucket[/prefix]}; other clouds are refused by name. */
    public static S3Location parse(String url) {
        String lower = url.toLowerCase(Locale.ROOT);
        if (!lower.startsWith(SCHEME)) {
            int scheme = url.indexOf("://");
            throw Errors.unsupported("stage location '" + (scheme < 0 ? url : url.substring(0, scheme + 3)) + "'");
        }
        String rest = url.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        String bucket = slash < 0 ? rest : rest.substring(0, slash);
        String prefix = slash < 0 ? "" : rest.substring(slash + 1);
        if (bucket.isEmpty()) {
            throw Errors.compilation("001008", "22023", "invalid URL '" + url + "': a bucket is missing.");
        }
        return new S3Location(bucket, prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
    }

    /** {@code s3://bucket/prefix/}. */
    public String url() {
        return SCHEME + bucket + "/" + prefix;
    }

    /** The ARN of the queue that Snowflake has for notifications of the bucket: the same one for all that listen to it. */
    public String channel(String accountRegion) {
        String region =
                accountRegion.toLowerCase(Locale.ROOT).replaceFirst("^aws_", "").replace('_', '-');
        UUID queue = UUID.nameUUIDFromBytes(bucket.getBytes(StandardCharsets.UTF_8));
        return "arn:aws:sqs:" + region + ":000000000000:sf-snowpipe-" + queue;
    }
}
