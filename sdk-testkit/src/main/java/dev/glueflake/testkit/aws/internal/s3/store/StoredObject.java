package dev.glueflake.testkit.aws.internal.s3.store;

import dev.glueflake.testkit.aws.internal.s3.blob.Blob;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An object as it is seen.
 *
 * @param etag with its quotes
 * @param headers what a reader gets back beside the bytes, by header name
 * @param partLengths of the parts in bytes; empty unless it came by a multipart upload
 */
public record StoredObject(
        String key,
        Blob blob,
        String etag,
        Instant modified,
        Map<String, String> headers,
        Map<String, String> tags,
        StoredChecksum checksum,
        List<Long> partLengths) {

    public StoredObject withTags(Map<String, String> newTags) {
        return new StoredObject(key, blob, etag, modified, headers, Map.copyOf(newTags), checksum, partLengths);
    }

    public long length() {
        return blob.length();
    }
}
