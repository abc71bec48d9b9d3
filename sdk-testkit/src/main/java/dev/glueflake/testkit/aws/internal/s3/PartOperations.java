package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.s3.receive.BodyReceiver;
import dev.glueflake.testkit.aws.internal.s3.receive.BodyReceiver.Kept;
import dev.glueflake.testkit.aws.internal.s3.receive.ReceivedBody;
import dev.glueflake.testkit.aws.internal.s3.store.Bucket;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import dev.glueflake.testkit.aws.internal.s3.store.StoredObject;
import dev.glueflake.testkit.aws.internal.s3.store.UploadChecksum;
import dev.glueflake.testkit.aws.internal.s3.store.UploadedPart;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** UploadPart and UploadPartCopy. */
final class PartOperations {
    private static final int MAX_PARTS = 10_000;

    private final Buckets buckets;
    private final BodyReceiver receiver;
    private final Clock clock;

    PartOperations(Buckets buckets, BodyReceiver receiver, Clock clock) {
        this.buckets = buckets;
        this.receiver = receiver;
        this.clock = clock;
    }

    void addTo(Map<String, S3Handler> handlers) {
        handlers.put("UploadPart", this::upload);
        handlers.put("UploadPartCopy", this::copy);
    }

    private AwsAnswer upload(S3Request request) throws IOException {
        Bucket bucket = buckets.require(request.bucket());
        int number = number(request);
        UploadChecksum checksum =
                bucket.upload(request.requiredQuery("uploadId"), request.key()).checksum();
        ReceivedBody body =
                receiver.receive(request.http(), checksum.algorithm(), checksum.declared() ? Kept.ONLY : Kept.ALWAYS);
        add(bucket, request, new UploadedPart(number, body.by(checksum.algorithm()), Instant.now(clock)));
        return AwsAnswer.of(200, Map.of("ETag", body.etag(), body.algorithm().header(), body.checksum()));
    }

    private AwsAnswer copy(S3Request request) throws IOException {
        Bucket bucket = buckets.require(request.bucket());
        int number = number(request);
        UploadChecksum checksum =
                bucket.upload(request.requiredQuery("uploadId"), request.key()).checksum();
        StoredObject source = CopySource.of(request).acquire(buckets, request);
        UploadedPart part;
        try {
            part = new UploadedPart(number, read(request, source, checksum), Instant.now(clock));
        } finally {
            source.blob().release();
        }
        add(bucket, request, part);
        return S3Xml.answer("CopyPartResult", xml -> xml.text("LastModified", S3Time.xml(part.modified()))
                .text("ETag", part.body().etag())
                .text(checksum.algorithm().element(), part.body().checksum()));
    }

    private ReceivedBody read(S3Request request, StoredObject source, UploadChecksum checksum) throws IOException {
        ByteRange range = request.header("x-amz-copy-source-range")
                .map(text -> ByteRange.parse(text, source.length())
                        .orElseThrow(() -> S3Errors.invalidArgument(
                                "x-amz-copy-source-range",
                                text,
                                "The x-amz-copy-source-range value must be of the form bytes=first-last")))
                .orElseGet(() -> new ByteRange(0, source.length()));
        try (InputStream in = new RangeInputStream(source.blob().open(range.from()), range.length())) {
            return receiver.copy(in, checksum.algorithm());
        }
    }

    private static void add(Bucket bucket, S3Request request, UploadedPart part) {
        boolean added = false;
        try {
            bucket.addPart(request.requiredQuery("uploadId"), request.key(), part);
            added = true;
        } finally {
            if (!added) {
                part.body().blob().release();
            }
        }
    }

    private static int number(S3Request request) {
        request.requiredQuery("partNumber");
        return request.number("partNumber", 1, 1, MAX_PARTS);
    }
}
