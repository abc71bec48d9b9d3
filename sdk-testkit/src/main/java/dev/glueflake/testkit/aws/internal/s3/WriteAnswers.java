package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.s3.receive.ReceivedBody;
import dev.glueflake.testkit.aws.internal.s3.store.ObjectDraft;
import dev.glueflake.testkit.aws.internal.s3.store.StoredChecksum;
import dev.glueflake.testkit.aws.internal.s3.store.StoredObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What writes have in common: an object made of a received body, and the headers that tell of it. */
final class WriteAnswers {
    private WriteAnswers() {}

    static StoredObject object(ObjectDraft draft, ReceivedBody body, Instant now) {
        StoredChecksum checksum = new StoredChecksum(body.algorithm(), body.checksum(), true);
        return new StoredObject(
                draft.key(), body.blob(), body.etag(), now, draft.headers(), draft.tags(), checksum, List.of());
    }

    static Map<String, String> headers(StoredObject object) {
        Map<String, String> headers = new LinkedHashMap<>(checksum(object));
        headers.put("ETag", object.etag());
        object.headers().forEach((name, value) -> {
            if (name.startsWith("x-amz-server-side-encryption")) {
                headers.put(name, value);
            }
        });
        return headers;
    }

    static Map<String, String> checksum(StoredObject object) {
        StoredChecksum checksum = object.checksum();
        return Map.of(checksum.algorithm().header(), checksum.value(), "x-amz-checksum-type", checksum.type());
    }
}
