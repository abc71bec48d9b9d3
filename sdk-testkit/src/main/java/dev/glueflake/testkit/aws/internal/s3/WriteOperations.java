package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.s3.checksum.ChecksumAlgorithm;
import dev.glueflake.testkit.aws.internal.s3.receive.BodyReceiver;
import dev.glueflake.testkit.aws.internal.s3.receive.BodyReceiver.Kept;
import dev.glueflake.testkit.aws.internal.s3.receive.ReceivedBody;
import dev.glueflake.testkit.aws.internal.s3.store.Bucket;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import dev.glueflake.testkit.aws.internal.s3.store.ObjectDraft;
import dev.glueflake.testkit.aws.internal.s3.store.ObjectEvent;
import dev.glueflake.testkit.aws.internal.s3.store.StoredObject;
import dev.glueflake.testkit.aws.internal.s3.store.WriteCondition;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** PutObject and DeleteObject. */
final class WriteOperations {
    private final Buckets buckets;
    private final BodyReceiver receiver;
    private final Clock clock;

    WriteOperations(Buckets buckets, BodyReceiver receiver, Clock clock) {
        this.buckets = buckets;
        this.receiver = receiver;
        this.clock = clock;
    }

    void addTo(Map<String, S3Handler> handlers) {
        handlers.put("PutObject", this::put);
        handlers.put("DeleteObject", this::delete);
    }

    private AwsAnswer put(S3Request request) throws IOException {
        Bucket bucket = buckets.require(request.bucket());
        WriteCondition condition = request.writeCondition();
        ObjectDraft draft = new ObjectDraft(request.key(), ObjectHeaders.read(request), ObjectHeaders.tags(request));
        ReceivedBody body = receiver.receive(request.http(), ChecksumAlgorithm.CRC64NVME, Kept.BY_DEFAULT);
        boolean stored = false;
        try {
            StoredObject object = WriteAnswers.object(draft, body, Instant.now(clock));
            bucket.put(object, condition, ObjectEvent.PUT);
            stored = true;
            return AwsAnswer.of(200, WriteAnswers.headers(object));
        } finally {
            if (!stored) {
                body.blob().release();
            }
        }
    }

    private AwsAnswer delete(S3Request request) {
        WriteCondition condition = WriteCondition.of(request.header("if-match"), Optional.empty());
        buckets.require(request.bucket()).remove(request.key(), condition);
        return AwsAnswer.of(204, Map.of());
    }
}
