package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.Identity;
import dev.glueflake.testkit.aws.internal.s3.S3Xml.KeyEncoding;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import dev.glueflake.testkit.aws.internal.s3.store.ListPage;
import dev.glueflake.testkit.aws.internal.s3.store.ListQuery;
import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import dev.glueflake.testkit.aws.internal.s3.store.StoredObject;
import dev.glueflake.testkit.aws.internal.xml.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Both versions of listing objects. */
final class ListOperations {
    private static final int PAGE = 1_000;
    private static final char KEY = 'k';
    private static final char PREFIX = 'p';

    private final Buckets buckets;
    private final Identity identity;

    ListOperations(Buckets buckets, Identity identity) {
        this.buckets = buckets;
        this.identity = identity;
    }

    void addTo(Map<String, S3Handler> handlers) {
        handlers.put("ListObjects", this::listObjects);
        handlers.put("ListObjectsV2", this::listObjectsV2);
    }

    private AwsAnswer listObjectsV2(S3Request request) {
        Optional<String> token = request.query("continuation-token");
        Optional<String> startAfter = request.query("start-after");
        ListQuery query =
                token.isPresent() ? continued(request, token.get()) : query(request, startAfter.orElse(""), false);
        ListPage page = buckets.require(request.bucket()).list(query);
        KeyEncoding keys = KeyEncoding.of(request);
        boolean owner = request.query("fetch-owner").filter("true"::equals).isPresent();
        return S3Xml.answer("ListBucketResult", xml -> {
            head(request, xml, keys, query, page);
            xml.text("KeyCount", page.objects().size() + page.prefixes().size());
            token.ifPresent(text -> xml.text("ContinuationToken", text));
            startAfter.ifPresent(text -> xml.text("StartAfter", keys.apply(text)));
            if (page.truncated()) {
                xml.text("NextContinuationToken", token(page));
            }
            body(xml, keys, page, owner);
        });
    }

    private AwsAnswer listObjects(S3Request request) {
        String marker = request.query("marker").orElse("");
        String delimiter = request.query("delimiter").orElse("");
        boolean rolledUp = !delimiter.isEmpty() && marker.endsWith(delimiter);
        ListQuery query = query(request, marker, rolledUp);
        ListPage page = buckets.require(request.bucket()).list(query);
        KeyEncoding keys = KeyEncoding.of(request);
        return S3Xml.answer("ListBucketResult", xml -> {
            head(request, xml, keys, query, page);
            xml.text("Marker", keys.apply(marker));
            if (page.truncated() && !delimiter.isEmpty()) {
                xml.text("NextMarker", keys.apply(page.last()));
            }
            body(xml, keys, page, true);
        });
    }

    private static void head(S3Request request, XmlWriter xml, KeyEncoding keys, ListQuery query, ListPage page) {
        xml.text("Name", request.bucket()).text("Prefix", keys.apply(query.prefix()));
        if (!query.delimiter().isEmpty()) {
            xml.text("Delimiter", keys.apply(query.delimiter()));
        }
        request.query("encoding-type").ifPresent(type -> xml.text("EncodingType", type));
        xml.text("MaxKeys", query.limit()).text("IsTruncated", page.truncated());
    }

    private void body(XmlWriter xml, KeyEncoding keys, ListPage page, boolean owner) {
        page.objects().forEach(object -> xml.element("Contents", inner -> show(inner, keys, object, owner)));
        for (String prefix : page.prefixes()) {
            xml.element("CommonPrefixes", inner -> inner.text("Prefix", keys.apply(prefix)));
        }
    }

    private void show(XmlWriter xml, KeyEncoding keys, StoredObject object, boolean owner) {
        xml.text("Key", keys.apply(object.key()))
                .text("LastModified", S3Time.xml(object.modified()))
                .text("ETag", object.etag())
                .text("ChecksumAlgorithm", object.checksum().algorithm().name())
                .text("ChecksumType", object.checksum().type())
                .text("Size", object.length())
                .text("StorageClass", object.headers().getOrDefault(ObjectHeaders.STORAGE_CLASS, "STANDARD"));
        if (owner) {
            xml.element("Owner", inner -> inner.text("ID", identity.accountId()));
        }
    }

    private static ListQuery query(S3Request request, String after, boolean afterAllBelow) {
        int limit = Math.min(PAGE, request.number("max-keys", PAGE, 0, Integer.MAX_VALUE));
        return new ListQuery(
                request.query("prefix").orElse(""), request.query("delimiter").orElse(""), limit, after, afterAllBelow);
    }

    private static String token(ListPage page) {
        String text = (page.lastIsPrefix() ? PREFIX : KEY) + page.last();
        return Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ListQuery continued(S3Request request, String token) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            if (text.length() > 1) {
                return query(request, text.substring(1), text.charAt(0) == PREFIX);
            }
        } catch (IllegalArgumentException e) {
            // Refused below: not a token of ours.
        }
        throw S3Errors.invalidArgument("continuation-token", token, "The continuation token provided is incorrect");
    }
}
