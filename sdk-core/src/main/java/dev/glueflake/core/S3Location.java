package dev.glueflake.core;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * An object or a prefix in S3: a bucket and a key, written {@code s3://bucket/key}.
 *
 * <p>The key is taken as it is: percent signs, spaces and other characters are part of the name and never decoded. An
 * empty key is the whole bucket; an empty key or one that ends with a slash is a prefix. Immutable and thread-safe.
 *
 * @param bucket the bucket's name, by the naming rules of S3 for general purpose buckets: 3 to 63 lower-case letters,
 *     digits, dots and hyphens
 * @param key the object's key, at most 1024 bytes of UTF-8 (the limit of S3), without {@code ..} segments, NUL and
 *     backslash
 */
public record S3Location(String bucket, String key) {
    private static final String SCHEME = "s3://";
    private static final int MAX_KEY_BYTES = 1024;
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

    /**
     * Makes a location.
     *
     * @param bucket the bucket's name
     * @param key the object's key, empty for the whole bucket
     * @throws ConfigurationException if the bucket or the key is not acceptable
     */
    public S3Location {
        if (!BUCKET.matcher(bucket).matches()
                || bucket.contains("..")
                || ADDRESS.matcher(bucket).matches()) {
            throw invalid(
                    "The bucket name \"" + bucket + "\" is not valid: use 3 to 63 lower-case letters, digits, dots"
                            + " and hyphens, starting and ending with a letter or digit.");
        }
        checkKey(key);
    }

    /**
     * Reads a location from its text form.
     *
     * @param uri {@code s3://bucket}, {@code s3://bucket/} or {@code s3://bucket/key}
     * @return the location; {@link #toString()} of it gives the text back
     * @throws ConfigurationException if the text is no such location
     */
    public static S3Location parse(String uri) {
        if (!uri.startsWith(SCHEME)) {
            throw invalid("\"" + uri + "\" is no S3 location: write s3://bucket/key.");
        }
        String rest = uri.substring(SCHEME.length());
        int slash = rest.indexOf('/');
        return slash < 0
                ? new S3Location(rest, "")
                : new S3Location(rest.substring(0, slash), rest.substring(slash + 1));
    }

    /**
     * Returns a location below this one, with exactly one slash between the two parts.
     *
     * @param relative the key below this location, not starting with a slash
     * @return the joined location
     * @throws ConfigurationException if the joined key is not acceptable
     */
    public S3Location resolve(String relative) {
        if (relative.isEmpty() || relative.startsWith("/")) {
            throw invalid("\"" + relative + "\" cannot be resolved below " + this
                    + ": give a name that is not empty and does not start with a slash.");
        }
        return new S3Location(bucket, asPrefix().key + relative);
    }

    /**
     * Tells whether this names a prefix: the whole bucket, or a key that ends with a slash.
     *
     * @return true for a prefix
     */
    public boolean isPrefix() {
        return key.isEmpty() || key.endsWith("/");
    }

    /**
     * Returns this location as a prefix.
     *
     * @return this, with a slash at the end of a non-empty key
     */
    public S3Location asPrefix() {
        return isPrefix() ? this : new S3Location(bucket, key + "/");
    }

    /**
     * Tells whether another location lies below this one, by whole segments: {@code a/customer} does not contain
     * {@code a/customer_v2/x}.
     *
     * @param other any location
     * @return true if the other is below this prefix or is the prefix itself
     */
    public boolean contains(S3Location other) {
        return bucket.equals(other.bucket) && other.key.startsWith(asPrefix().key);
    }

    /**
     * Returns the last segment of the key.
     *
     * @return the text after the last slash; empty for a prefix
     */
    public String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }

    /**
     * Returns the text form.
     *
     * @return {@code s3://bucket/key}, the key as it is
     */
    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }

    private static void checkKey(String key) {
        if (key.indexOf('\0') >= 0 || key.indexOf('\\') >= 0) {
            throw invalid("The key \"" + key + "\" holds a NUL character or a backslash: separate segments with /.");
        }
        for (String segment : key.split("/", -1)) {
            if (segment.equals("..")) {
                throw invalid("The key \"" + key + "\" holds a .. segment: write the key without it.");
            }
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(key)) {
            throw invalid("The key \"" + key + "\" holds half a surrogate pair, which UTF-8 cannot write.");
        }
        if (key.getBytes(StandardCharsets.UTF_8).length > MAX_KEY_BYTES) {
            throw invalid("The key \"" + key + "\" is longer than " + MAX_KEY_BYTES + " bytes, the limit of S3.");
        }
    }

    private static ConfigurationException invalid(String message) {
        return new ConfigurationException("S3_LOCATION_INVALID", message);
    }
}
