package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.s3.checksum.ChecksumAlgorithm;
import dev.glueflake.testkit.aws.internal.s3.receive.BodyReceiver;
import dev.glueflake.testkit.aws.internal.s3.receive.ReceivedBody;
import dev.glueflake.testkit.aws.internal.s3.store.Bucket;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import dev.glueflake.testkit.aws.internal.s3.store.ObjectDraft;
import dev.glueflake.testkit.aws.internal.s3.store.ObjectEvent;
import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import dev.glueflake.testkit.aws.internal.s3.store.StoredObject;
import dev.glueflake.testkit.aws.internal.s3.store.WriteCondition;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** CopyObject. */
final class CopyOperation {
    private final Buckets buckets;
    private final BodyReceiver receiver;
    private final Clock clock;

    CopyOperation(Buckets buckets, BodyReceiver receiver, Clock clock) {
        this.buckets = buckets;
        this.receiver = receiver;
        this.clock = clock;
    }

    void addTo(Map<String, S3Handler> handlers) {
        handlers.put("CopyObject", this::copy);
    }

    private AwsAnswer copy(S3Request request) throws IOException {
        Bucket target = buckets.require(request.bucket());
        WriteCondition condition = request.writeCondition();
        CopySource source = CopySource.of(request);
        boolean replaced = replaces(request, "x-amz-metadata-directive");
        if (!replaced
                && source.bucket().equals(request.bucket())
                && source.key().equals(request.key())) {
            throw S3Errors.invalidRequest(
                    "This copy request is illegal because it is trying to copy an object to itself"
                            + " without changing the object's metadata, storage class, website redirect location or encryption"
                            + " attributes.");
        }
        StoredObject original = source.acquire(buckets, request);
        try {
            StoredObject copy =
                    write(target, condition, original, draft(request, original, replaced), algorithm(request));
            return S3Xml.answer("CopyObjectResult", xml -> xml.text("LastModified", S3Time.xml(copy.modified()))
                    .text("ETag", copy.etag())
                    .text(copy.checksum().algorithm().element(), copy.checksum().value())
                    .text("ChecksumType", copy.checksum().type()));
        } finally {
            original.blob().release();
        }
    }

    private static ObjectDraft draft(S3Request request, StoredObject original, boolean replaced) {
        Map<String, String> headers = replaced ? ObjectHeaders.read(request) : original.headers();
        Map<String, String> tags =
                replaces(request, "x-amz-tagging-directive") ? ObjectHeaders.tags(request) : original.tags();
        return new ObjectDraft(request.key(), headers, tags);
    }

    private StoredObject write(
            Bucket target,
            WriteCondition condition,
            StoredObject original,
            ObjectDraft draft,
            Optional<ChecksumAlgorithm> wanted)
            throws IOException {
        StoredObject copy = copyOf(original, draft, wanted);
        boolean stored = false;
        try {
            target.put(copy, condition, ObjectEvent.COPY);
            stored = true;
            return copy;
        } finally {
            if (!stored) {
                copy.blob().release();
            }
        }
    }

    /** Shares the bytes; only where ETag or checksum become others, all bytes are read again. */
    private StoredObject copyOf(StoredObject original, ObjectDraft draft, Optional<ChecksumAlgorithm> wanted)
            throws IOException {
        ChecksumAlgorithm algorithm = wanted.orElse(original.checksum().algorithm());
        if (original.partLengths().isEmpty() && algorithm == original.checksum().algorithm()) {
            return new StoredObject(
                    draft.key(),
                    original.blob().retain(),
                    original.etag(),
                    Instant.now(clock),
                    draft.headers(),
                    draft.tags(),
                    original.checksum(),
                    List.of());
        }
        try (InputStream in = original.blob().open(0)) {
            ReceivedBody body = receiver.copy(in, algorithm);
            return WriteAnswers.object(draft, body, Instant.now(clock));
        }
    }

    private static Optional<ChecksumAlgorithm> algorithm(S3Request request) {
        return request.header("x-amz-checksum-algorithm").map(name -> ChecksumAlgorithm.named(name)
                .orElseThrow(() -> S3Errors.invalidRequest("Checksum algorithm provided is unsupported: " + name)));
    }

    private static boolean replaces(S3Request request, String directive) {
        String value = request.header(directive).orElse("COPY");
        if (!value.equals("COPY") && !value.equals("REPLACE")) {
            throw S3Errors.invalidArgument(directive, value, "Unknown directive.");
        }
        return value.equals("REPLACE");
    }
}
