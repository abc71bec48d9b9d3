package dev.glueflake.testkit.aws.internal.s3;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names the operation of a request by its method, by what it is addressed to, and by its sub-resource. */
final class S3Router {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("GET service", "ListBuckets"),
            Map.entry("PUT bucket", "CreateBucket"),
            Map.entry("HEAD bucket", "HeadBucket"),
            Map.entry("DELETE bucket", "DeleteBucket"),
            Map.entry("GET bucket?location", "GetBucketLocation"),
            Map.entry("GET bucket", "ListObjects"),
            Map.entry("GET bucket?list-type", "ListObjectsV2"),
            Map.entry("GET bucket?uploads", "ListMultipartUploads"),
            Map.entry("GET bucket?notification", "GetBucketNotificationConfiguration"),
            Map.entry("PUT bucket?notification", "PutBucketNotificationConfiguration"),
            Map.entry("POST bucket?delete", "DeleteObjects"),
            Map.entry("PUT object", "PutObject"),
            Map.entry("GET object", "GetObject"),
            Map.entry("HEAD object", "HeadObject"),
            Map.entry("DELETE object", "DeleteObject"),
            Map.entry("GET object?tagging", "GetObjectTagging"),
            Map.entry("PUT object?tagging", "PutObjectTagging"),
            Map.entry("DELETE object?tagging", "DeleteObjectTagging"),
            Map.entry("POST object?uploads", "CreateMultipartUpload"),
            Map.entry("PUT object?uploadId", "UploadPart"),
            Map.entry("GET object?uploadId", "ListParts"),
            Map.entry("POST object?uploadId", "CompleteMultipartUpload"),
            Map.entry("DELETE object?uploadId", "AbortMultipartUpload"));

    /** Parameters that do not change which operation is meant. */
    private static final Set<String> PLAIN = Set.of(
            "prefix",
            "delimiter",
            "marker",
            "max-keys",
            "encoding-type",
            "continuation-token",
            "start-after",
            "fetch-owner",
            "x-id",
            "partNumber",
            "key-marker",
            "upload-id-marker",
            "max-uploads",
            "part-number-marker",
            "max-parts",
            "max-buckets",
            "bucket-region");

    private S3Router() {}

    /** The operation's name; for one that is not there its method, level and sub-resource. */
    static String operation(S3Request request) {
        String level = request.bucket().isEmpty() ? "service" : request.key().isEmpty() ? "bucket" : "object";
        Optional<String> subResource = request.http().queryParameters().keySet().stream()
                .filter(S3Router::isSubResource)
                .findFirst();
        String route = request.http().method() + " " + level
                + subResource.map(name -> "?" + name).orElse("");
        String name = NAMES.getOrDefault(route, route);
        if (request.header("x-amz-copy-source").isPresent()) {
            return name.equals("PutObject") ? "CopyObject" : name.equals("UploadPart") ? "UploadPartCopy" : name;
        }
        return name;
    }

    private static boolean isSubResource(String parameter) {
        return !PLAIN.contains(parameter)
                && !parameter.startsWith("response-")
                && !parameter.regionMatches(true, 0, "X-Amz-", 0, "X-Amz-".length());
    }
}
