package dev.glueflake.testkit.aws.internal.s3;

import dev.glueflake.testkit.aws.internal.core.AwsAnswer;
import dev.glueflake.testkit.aws.internal.core.ServiceException;
import dev.glueflake.testkit.aws.internal.s3.store.Buckets;
import dev.glueflake.testkit.aws.internal.s3.store.S3Errors;
import dev.glueflake.testkit.aws.internal.s3.store.StoredObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** GetObject and HeadObject: whole, in ranges, by part, and under conditions. */
final class ReadOperations {
    private static final int MAX_PARTS = 10_000;
    private static final String OVERRIDE = "response-";
    private static final String APPEND_MD5 = "append-md5";

    private final Buckets buckets;

    ReadOperations(Buckets buckets) {
        this.buckets = buckets;
    }

    void addTo(Map<String, S3Handler> handlers) {
        handlers.put("GetObject", this::get);
        handlers.put("HeadObject", this::head);
    }

    private AwsAnswer get(S3Request request) {
        StoredObject object = buckets.require(request.bucket()).acquire(request.key());
        boolean handedOver = false;
        try {
            Selection selection = select(request, object);
            Map<String, String> headers = headers(request, object, selection);
            if (selection.status() == 304) {
                return AwsAnswer.of(304, headers);
            }
            String md5 = appendedMd5(request, object, selection);
            if (!md5.isEmpty()) {
                headers.put("x-amz-transfer-encoding", APPEND_MD5);
            }
            handedOver = true;
            return new AwsAnswer(selection.status(), headers, new ObjectBody(object.blob(), selection.range(), md5));
        } finally {
            if (!handedOver) {
                object.blob().release();
            }
        }
    }

    /** The AWS SDK for Java asks for the MD5 behind the body, and so finds out that a body was cut off. */
    private static String appendedMd5(S3Request request, StoredObject object, Selection selection) {
        boolean wanted = request.header("x-amz-te").filter(APPEND_MD5::equals).isPresent();
        boolean known = selection.status() == 200 && object.partLengths().isEmpty();
        return wanted && known ? object.etag().replace("\"", "") : "";
    }

    private AwsAnswer head(S3Request request) {
        StoredObject object = buckets.require(request.bucket()).acquire(request.key());
        try {
            Selection selection = select(request, object);
            Map<String, String> headers = headers(request, object, selection);
            if (selection.status() != 304) {
                headers.put("Content-Length", Long.toString(selection.range().length()));
            }
            return AwsAnswer.of(selection.status(), headers);
        } finally {
            object.blob().release();
        }
    }

    private static Selection select(S3Request request, StoredObject object) {
        ReadCondition condition = ReadCondition.of(request, "");
        condition.requireMatch(object);
        ByteRange all = new ByteRange(0, object.length());
        if (condition.notModified(object)) {
            return new Selection(304, all);
        }
        if (request.query("partNumber").isPresent()) {
            return part(object, request.number("partNumber", 1, 1, MAX_PARTS));
        }
        return request.header("range")
                .flatMap(text -> ByteRange.parse(text, object.length()))
                .map(range -> new Selection(206, range))
                .orElseGet(() -> new Selection(200, all));
    }

    private static Selection part(StoredObject object, int number) {
        List<Long> lengths = object.partLengths().isEmpty() ? List.of(object.length()) : object.partLengths();
        if (number > lengths.size()) {
            throw new ServiceException(416, "InvalidPartNumber", "The requested partnumber is not satisfiable");
        }
        long from =
                lengths.stream().limit(number - 1L).mapToLong(Long::longValue).sum();
        return new Selection(206, new ByteRange(from, lengths.get(number - 1)));
    }

    private static Map<String, String> headers(S3Request request, StoredObject object, Selection selection) {
        Map<String, String> headers = new LinkedHashMap<>(object.headers());
        headers.put("ETag", object.etag());
        headers.put("Last-Modified", S3Time.header(object.modified()));
        headers.put("Accept-Ranges", "bytes");
        if (selection.status() == 206) {
            headers.put("Content-Range", selection.range().contentRange(object.length()));
        }
        if (selection.isWhole(object) && wantsChecksum(request)) {
            headers.putAll(WriteAnswers.checksum(object));
        }
        if (!object.tags().isEmpty()) {
            headers.put("x-amz-tagging-count", Integer.toString(object.tags().size()));
        }
        if (request.query("partNumber").isPresent() && !object.partLengths().isEmpty()) {
            headers.put(
                    "x-amz-mp-parts-count",
                    Integer.toString(object.partLengths().size()));
        }
        override(request, headers);
        return headers;
    }

    private static boolean wantsChecksum(S3Request request) {
        Optional<String> mode = request.header("x-amz-checksum-mode").or(() -> request.query("x-amz-checksum-mode"));
        return mode.filter("ENABLED"::equalsIgnoreCase).isPresent();
    }

    /** A client may ask for other headers than the object has; only one that signs the request may. */
    private static void override(S3Request request, Map<String, String> headers) {
        request.http().queryParameters().forEach((name, value) -> {
            if (name.startsWith(OVERRIDE)) {
                if (request.http().scope().accessKeyId().isEmpty()) {
                    throw S3Errors.invalidRequest(
                            "Request specific response headers cannot be used for anonymous GET requests.");
                }
                headers.put(name.substring(OVERRIDE.length()), value);
            }
        });
    }

    private record Selection(int status, ByteRange range) {
        boolean isWhole(StoredObject object) {
            return range.length() == object.length();
        }
    }
}
