package dev.glueflake.testkit.aws.internal.s3.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.s3.store.ObjectEvent;
import dev.glueflake.testkit.aws.internal.s3.store.StoredObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** The messages that S3 writes, in version 2.1 of its event structure. */
final class EventMessage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Identity identity;

    EventMessage(Identity identity) {
        this.identity = identity;
    }

    /** The message by which S3 tries a new configuration. */
    String test(String bucket) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("Service", "Amazon S3")
                .put("Event", "s3:TestEvent")
                .put("Time", now())
                .put("Bucket", bucket)
                .put("RequestId", UUID.randomUUID().toString())
                .put("HostId", UUID.randomUUID().toString())
                .toString();
    }

    /** {@code sequence} grows with each change of the bucket. */
    String of(String bucket, QueueRule rule, ObjectEvent event, StoredObject object, long sequence) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        ObjectNode it = message.putArray("Records")
                .addObject()
                .put("eventVersion", "2.1")
                .put("eventSource", "aws:s3")
                .put("awsRegion", identity.region())
                .put("eventTime", now())
                .put("eventName", event.id());
        it.putObject("userIdentity").put("principalId", identity.accountId());
        it.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        it.putObject("responseElements")
                .put("x-amz-request-id", UUID.randomUUID().toString())
                .put("x-amz-id-2", UUID.randomUUID().toString());
        ObjectNode s3 = it.putObject("s3").put("s3SchemaVersion", "1.0").put("configurationId", rule.id());
        s3.set("bucket", bucket(bucket));
        s3.set("object", object(event, object, sequence));
        return message.toString();
    }

    private ObjectNode bucket(String name) {
        ObjectNode bucket = JsonNodeFactory.instance.objectNode().put("name", name);
        bucket.putObject("ownerIdentity").put("principalId", identity.accountId());
        return bucket.put("arn", "arn:aws:s3:::" + name);
    }

    /** A removed object has no size and no ETag any more. */
    private static ObjectNode object(ObjectEvent event, StoredObject object, long sequence) {
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("key", encoded(object.key()));
        if (event != ObjectEvent.DELETE) {
            shown.put("size", object.length()).put("eTag", object.etag().replace("\"", ""));
        }
        return shown.put("sequencer", String.format("%018X", sequence));
    }

    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    private String now() {
        return TIME.format(Instant.now(identity.clock()));
    }
}
