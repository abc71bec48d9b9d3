package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.s3.blob.Blob;
import dev.glueflake.testkit.aws.internal.s3.checksum.ChecksumAlgorithm;
import dev.glueflake.testkit.aws.internal.s3.receive.BodyReceiver;
import dev.glueflake.testkit.aws.internal.s3.receive.BodyReceiver.Kept;
import dev.glueflake.testkit.aws.internal.s3.store.Bucket;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import dev.glueflake.testkit.aws.internal.s3.store.WriteCondition;
import dev.glueflake.testkit.aws.internal.xml.XmlElement;
import dev.glueflake.testkit.aws.internal.xml.XmlWriter;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DeleteObjects: up to a thousand keys, each with its own outcome. */
final class DeleteObjectsOperation {
    private static final int MAX_KEYS = 1_000;
    private static final int MAX_BYTES = 2 * 1024 * 1024;

    private final Buckets buckets;
    private final BodyReceiver receiver;

    DeleteObjectsOperation(Buckets buckets, BodyReceiver receiver) {
        this.buckets = buckets;
        this.receiver = receiver;
    }

    void addTo(Map<String, S3Handler> handlers) {
        handlers.put("DeleteObjects", this::delete);
    }

    private AwsAnswer delete(S3Request request) throws IOException {
        Bucket bucket = buckets.require(request.bucket());
        XmlElement document = request.document(verifiedBody(request), "Delete");
        List<XmlElement> keys = document.children("Object");
        if (keys.isEmpty() || keys.size() > MAX_KEYS) {
            throw S3Errors.malformedXml();
        }
        boolean quiet = document.childText("Quiet").filter("true"::equals).isPresent();
        return S3Xml.answer("DeleteResult", xml -> keys.forEach(item -> delete(bucket, item, quiet, xml)));
    }

    /** The keys decide what is lost, so S3 wants a checksum of them. */
    private byte[] verifiedBody(S3Request request) throws IOException {
        boolean checked = request.header("content-md5").isPresent()
                || request.header("x-amz-trailer").isPresent()
                || request.http().headers().keySet().stream()
                        .anyMatch(name -> ChecksumAlgorithm.ofHeader(name).isPresent());
        if (!checked) {
            throw S3Errors.invalidRequest("Missing required header for this request: Content-MD5 OR x-amz-checksum-*");
        }
        Blob blob = receiver.receive(request.http(), ChecksumAlgorithm.CRC64NVME, Kept.BY_DEFAULT)
                .blob();
        try (InputStream in = blob.open(0)) {
            return in.readNBytes(MAX_BYTES);
        } finally {
            blob.release();
        }
    }

    private static void delete(Bucket bucket, XmlElement item, boolean quiet, XmlWriter xml) {
        String key = item.childText("Key").orElse("");
        try {
            if (item.child("VersionId").isPresent()) {
                throw ServiceException.badRequest("NotImplemented", "The embedded S3 has no versions of objects.");
            }
            bucket.remove(key, WriteCondition.of(item.childText("ETag"), Optional.empty()));
            if (!quiet) {
                xml.element("Deleted", inner -> inner.text("Key", key));
            }
        } catch (ServiceException e) {
            xml.element(
                    "Error",
                    inner -> inner.text("Key", key).text("Code", e.code()).text("Message", e.message()));
        }
    }
}
