package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.s3.blob.BlobStore;
import dev.glueflake.testkit.aws.internal.s3.checksum.ChecksumAlgorithm;
import dev.glueflake.testkit.aws.internal.s3.store.Bucket;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import dev.glueflake.testkit.aws.internal.s3.store.Completion;
import dev.glueflake.testkit.aws.internal.s3.store.Completion.PartReference;
import dev.glueflake.testkit.aws.internal.s3.store.ObjectDraft;
import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import dev.glueflake.testkit.aws.internal.s3.store.StoredObject;
import dev.glueflake.testkit.aws.internal.s3.store.Upload;
import dev.glueflake.testkit.aws.internal.s3.store.UploadChecksum;
import dev.glueflake.testkit.aws.internal.xml.XmlElement;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The beginning and the end of multipart uploads. */
final class MultipartOperations {
    private final Buckets buckets;
    private final BlobStore blobs;
    private final Clock clock;

    MultipartOperations(Buckets buckets, BlobStore blobs, Identity identity) {
        this.buckets = buckets;
        this.blobs = blobs;
        this.clock = identity.clock();
    }

    void addTo(Map<String, S3Handler> handlers) {
        handlers.put("CreateMultipartUpload", this::create);
        handlers.put("CompleteMultipartUpload", this::complete);
        handlers.put("AbortMultipartUpload", this::abort);
    }

    private AwsAnswer create(S3Request request) {
        Bucket bucket = buckets.require(request.bucket());
        UploadChecksum checksum =
                UploadChecksum.of(request.header("x-amz-checksum-algorithm"), request.header("x-amz-checksum-type"));
        ObjectDraft draft = new ObjectDraft(request.key(), ObjectHeaders.read(request), ObjectHeaders.tags(request));
        Upload upload = new Upload(UUID.randomUUID().toString(), draft, checksum, Instant.now(clock));
        bucket.begin(upload);
        AwsAnswer answer = S3Xml.answer("InitiateMultipartUploadResult", xml -> xml.text("Bucket", request.bucket())
                .text("Key", request.key())
                .text("UploadId", upload.id()));
        return checksum.declared()
                ? answer.withHeader(
                                "x-amz-checksum-algorithm", checksum.algorithm().name())
                        .withHeader("x-amz-checksum-type", checksum.type())
                : answer;
    }

    private AwsAnswer complete(S3Request request) throws IOException {
        Bucket bucket = buckets.require(request.bucket());
        List<XmlElement> parts = request.document("CompleteMultipartUpload").children("Part");
        if (parts.isEmpty()) {
            throw S3Errors.malformedXml();
        }
        Completion completion = new Completion(
                parts.stream().map(MultipartOperations::reference).toList(),
                expectedChecksum(request),
                request.header("x-amz-mp-object-size").map(MultipartOperations::size));
        StoredObject object = bucket.complete(
                request.requiredQuery("uploadId"),
                request.key(),
                completion,
                request.writeCondition(),
                new Bucket.Completing(blobs, Instant.now(clock)));
        return shown(request, object);
    }

    private static AwsAnswer shown(S3Request request, StoredObject object) {
        Map<String, String> sse = new LinkedHashMap<>(WriteAnswers.headers(object));
        sse.keySet().removeIf(name -> !name.startsWith("x-amz-server-side-encryption"));
        AwsAnswer answer = S3Xml.answer("CompleteMultipartUploadResult", xml -> xml.text(
                        "Location", "/" + request.bucket() + "/" + request.key())
                .text("Bucket", request.bucket())
                .text("Key", request.key())
                .text("ETag", object.etag())
                .text(object.checksum().algorithm().element(), object.checksum().value())
                .text("ChecksumType", object.checksum().type()));
        sse.putAll(answer.headers());
        return new AwsAnswer(answer.status(), sse, answer.body());
    }

    private AwsAnswer abort(S3Request request) {
        buckets.require(request.bucket()).abort(request.requiredQuery("uploadId"), request.key());
        return AwsAnswer.of(204, Map.of());
    }

    private static PartReference reference(XmlElement part) {
        try {
            int number = Integer.parseInt(part.childText("PartNumber")
                    .orElseThrow(S3Errors::malformedXml)
                    .strip());
            Optional<String> checksum = Arrays.stream(ChecksumAlgorithm.values())
                    .flatMap(algorithm -> part.childText(algorithm.element()).stream())
                    .findFirst();
            return new PartReference(number, part.childText("ETag").orElseThrow(S3Errors::malformedXml), checksum);
        } catch (NumberFormatException e) {
            throw S3Errors.malformedXml();
        }
    }

    private static Optional<String> expectedChecksum(S3Request request) {
        return Arrays.stream(ChecksumAlgorithm.values())
                .flatMap(algorithm -> request.header(algorithm.header()).stream())
                .findFirst();
    }

    private static long size(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw S3Errors.invalidArgument("x-amz-mp-object-size", text, "Not a number of bytes.");
        }
    }
}
