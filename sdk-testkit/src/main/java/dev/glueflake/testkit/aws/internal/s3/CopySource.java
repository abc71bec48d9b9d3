package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import dev.glueflake.testkit.aws.internal.s3.store.StoredObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The object that a copy reads. */
record CopySource(String bucket, String key) {

    static CopySource of(S3Request request) {
        String header = request.header("x-amz-copy-source").orElse("");
        if (header.contains("?versionId=")) {
            throw ServiceException.badRequest("NotImplemented", "The embedded S3 has no versions of objects.");
        }
        String path = URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        String plain = path.startsWith("/") ? path.substring(1) : path;
        int slash = plain.indexOf('/');
        if (slash < 1 || slash == plain.length() - 1) {
            throw S3Errors.invalidArgument(
                    "x-amz-copy-source",
                    header,
                    "Copy Source must mention the source bucket and key: sourcebucket/sourcekey");
        }
        return new CopySource(plain.substring(0, slash), plain.substring(slash + 1));
    }

    /** Finds the object under the copy's conditions; the caller must release its bytes. */
    StoredObject acquire(Buckets buckets, S3Request request) {
        StoredObject object = buckets.require(bucket).acquire(key);
        try {
            ReadCondition condition = ReadCondition.of(request, "x-amz-copy-source-");
            condition.requireMatch(object);
            if (condition.notModified(object)) {
                throw S3Errors.preconditionFailed("x-amz-copy-source-If-None-Match");
            }
        } catch (ServiceException e) {
            object.blob().release();
            throw e;
        }
        return object;
    }
}
