package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.s3.S3Xml.KeyEncoding;
import dev.glueflake.testkit.aws.internal.s3.store.Bucket;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import dev.glueflake.testkit.aws.internal.s3.store.KeyOrder;
import dev.glueflake.testkit.aws.internal.s3.store.Upload;
import dev.glueflake.testkit.aws.internal.s3.store.UploadedPart;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** ListMultipartUploads and ListParts. */
final class UploadLists {
    private static final int PAGE = 1_000;

    private final Buckets buckets;

    UploadLists(Buckets buckets) {
        this.buckets = buckets;
    }

    void addTo(Map<String, S3Handler> handlers) {
        handlers.put("ListMultipartUploads", this::uploads);
        handlers.put("ListParts", this::parts);
    }

    private AwsAnswer uploads(S3Request request) {
        String prefix = request.query("prefix").orElse("");
        String keyMarker = request.query("key-marker").orElse("");
        String idMarker = request.query("upload-id-marker").orElse("");
        Comparator<Upload> order =
                Comparator.comparing(Upload::key, KeyOrder.INSTANCE).thenComparing(Upload::id);
        List<Upload> behind = buckets.require(request.bucket()).uploads().stream()
                .filter(upload -> upload.key().startsWith(prefix))
                .filter(upload -> isBehind(upload, keyMarker, idMarker))
                .sorted(order)
                .toList();
        int limit = Math.min(PAGE, request.number("max-uploads", PAGE, 1, Integer.MAX_VALUE));
        List<Upload> page = behind.subList(0, Math.min(limit, behind.size()));
        KeyEncoding keys = KeyEncoding.of(request);
        return S3Xml.answer("ListMultipartUploadsResult", xml -> {
            xml.text("Bucket", request.bucket())
                    .text("Prefix", keys.apply(prefix))
                    .text("MaxUploads", limit);
            xml.text("IsTruncated", page.size() < behind.size());
            if (page.size() < behind.size()) {
                Upload last = page.get(page.size() - 1);
                xml.text("NextKeyMarker", keys.apply(last.key())).text("NextUploadIdMarker", last.id());
            }
            page.forEach(upload -> xml.element("Upload", inner -> inner.text("Key", keys.apply(upload.key()))
                    .text("UploadId", upload.id())
                    .text("Initiated", S3Time.xml(upload.initiated()))
                    .text("StorageClass", "STANDARD")));
        });
    }

    private static boolean isBehind(Upload upload, String keyMarker, String idMarker) {
        int order = KeyOrder.INSTANCE.compare(upload.key(), keyMarker);
        boolean laterOfKey = order == 0 && !idMarker.isEmpty() && upload.id().compareTo(idMarker) > 0;
        return keyMarker.isEmpty() || order > 0 || laterOfKey;
    }

    private AwsAnswer parts(S3Request request) {
        Bucket bucket = buckets.require(request.bucket());
        String id = request.requiredQuery("uploadId");
        int marker = request.number("part-number-marker", 0, 0, Integer.MAX_VALUE);
        int limit = Math.min(PAGE, request.number("max-parts", PAGE, 1, Integer.MAX_VALUE));
        List<UploadedPart> behind = bucket.parts(id, request.key()).stream()
                .filter(part -> part.number() > marker)
                .toList();
        List<UploadedPart> page = behind.subList(0, Math.min(limit, behind.size()));
        return S3Xml.answer("ListPartsResult", xml -> {
            xml.text("Bucket", request.bucket()).text("Key", request.key()).text("UploadId", id);
            xml.text("PartNumberMarker", marker).text("MaxParts", limit).text("StorageClass", "STANDARD");
            xml.text("IsTruncated", page.size() < behind.size());
            if (!page.isEmpty()) {
                xml.text("NextPartNumberMarker", page.get(page.size() - 1).number());
            }
            page.forEach(part -> xml.element("Part", inner -> inner.text("PartNumber", part.number())
                    .text("LastModified", S3Time.xml(part.modified()))
                    .text("ETag", part.body().etag())
                    .text("Size", part.length())
                    .text(part.body().algorithm().element(), part.body().checksum())));
        });
    }
}
