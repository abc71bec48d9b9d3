package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The headers of a write that a reader gets back, and those that are refused because they would have no effect. */
final class ObjectHeaders {
    static final String STORAGE_CLASS = "x-amz-storage-class";

    private static final String METADATA = "x-amz-meta-";
    private static final int MAX_METADATA_BYTES = 2 * 1024;
    private static final Set<String> KEPT = Set.of(
            "content-type",
            "cache-control",
            "content-disposition",
            "content-language",
            "expires",
            "x-amz-server-side-encryption",
            "x-amz-server-side-encryption-aws-kms-key-id",
            STORAGE_CLASS);
    private static final List<String> REFUSED = List.of(
            "x-amz-object-lock-",
            "x-amz-server-side-encryption-customer-",
            "x-amz-server-side-encryption-context",
            "x-amz-website-redirect-location",
            "x-amz-grant-",
            "x-amz-write-offset-bytes");

    private ObjectHeaders() {}

    static Map<String, String> read(S3Request request) {
        Map<String, String> kept = new LinkedHashMap<>();
        kept.put("content-type", "binary/octet-stream");
        int metadataBytes = 0;
        for (Map.Entry<String, String> header : request.http().headers().entrySet()) {
            String name = header.getKey();
            refuse(name);
            if (name.startsWith(METADATA)) {
                metadataBytes +=
                        name.length() - METADATA.length() + header.getValue().getBytes(StandardCharsets.UTF_8).length;
                kept.put(name, header.getValue());
            } else if (KEPT.contains(name)) {
                kept.put(name, header.getValue());
            }
        }
        if (metadataBytes > MAX_METADATA_BYTES) {
            throw ServiceException.badRequest(
                    "MetadataTooLarge", "Your metadata headers exceed the maximum allowed metadata size");
        }
        keepEncoding(request, kept);
        return Map.copyOf(kept);
    }

    /** The chunk framing is not part of the object, any other encoding is. */
    private static void keepEncoding(S3Request request, Map<String, String> kept) {
        String encoding = Arrays.stream(
                        request.header("content-encoding").orElse("").split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty() && !part.equals("aws-chunked"))
                .collect(Collectors.joining(","));
        if (!encoding.isEmpty()) {
            kept.put("content-encoding", encoding);
        }
    }

    private static void refuse(String name) {
        for (String refused : REFUSED) {
            if (name.startsWith(refused)) {
                throw ServiceException.badRequest(
                        "NotImplemented", "The header " + name + " is not available in the embedded S3.");
            }
        }
    }

    /** The tags of the {@code x-amz-tagging} header. */
    static Map<String, String> tags(S3Request request) {
        Map<String, String> tags = new LinkedHashMap<>();
        String text = request.header("x-amz-tagging").orElse("");
        for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw S3Errors.invalidArgument(
                        "x-amz-tagging",
                        text,
                        "The header 'x-amz-tagging' shall be encoded as"
                                + " UTF-8 then URLEncoded URL query parameters without tag name duplicates.");
            }
            tags.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
        }
        return TagOperations.checked(tags);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
