package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import dev.glueflake.testkit.aws.internal.s3.store.StoredObject;
import dev.glueflake.testkit.aws.internal.xml.XmlElement;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tags of objects. */
final class TagOperations {
    private static final int MAX_TAGS = 10;
    private static final int MAX_KEY_LENGTH = 128;
    private static final int MAX_VALUE_LENGTH = 256;

    private final Buckets buckets;

    TagOperations(Buckets buckets) {
        this.buckets = buckets;
    }

    void addTo(Map<String, S3Handler> handlers) {
        handlers.put("GetObjectTagging", this::get);
        handlers.put("PutObjectTagging", this::put);
        handlers.put("DeleteObjectTagging", this::delete);
    }

    private AwsAnswer get(S3Request request) {
        StoredObject object = buckets.require(request.bucket()).acquire(request.key());
        object.blob().release();
        return S3Xml.answer(
                "Tagging",
                xml -> xml.element("TagSet", set -> object.tags()
                        .forEach((key, value) ->
                                set.element("Tag", tag -> tag.text("Key", key).text("Value", value)))));
    }

    private AwsAnswer put(S3Request request) throws IOException {
        Map<String, String> tags = new LinkedHashMap<>();
        for (XmlElement set : request.document("Tagging").children("TagSet")) {
            for (XmlElement tag : set.children("Tag")) {
                tags.put(
                        tag.childText("Key").orElseThrow(S3Errors::malformedXml),
                        tag.childText("Value").orElse(""));
            }
        }
        Map<String, String> checked = checked(tags);
        buckets.require(request.bucket()).update(request.key(), object -> object.withTags(checked));
        return AwsAnswer.of(200, Map.of());
    }

    private AwsAnswer delete(S3Request request) {
        buckets.require(request.bucket()).update(request.key(), object -> object.withTags(Map.of()));
        return AwsAnswer.of(204, Map.of());
    }

    /** Holds S3's limits against tags. */
    static Map<String, String> checked(Map<String, String> tags) {
        if (tags.size() > MAX_TAGS) {
            throw ServiceException.badRequest("BadRequest", "Object tags cannot be greater than 10");
        }
        tags.forEach((key, value) -> {
            if (key.isEmpty() || key.length() > MAX_KEY_LENGTH || value.length() > MAX_VALUE_LENGTH) {
                throw ServiceException.badRequest(
                        "InvalidTag", "A tag's key has 1 to 128 characters and its value at most 256: " + key);
            }
        });
        return Map.copyOf(tags);
    }
}
