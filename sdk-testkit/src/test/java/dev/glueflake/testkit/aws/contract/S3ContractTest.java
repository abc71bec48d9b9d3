package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.Tag;

@Contract
class S3ContractTest {
    private static final int PART_BYTES = 5 * 1024 * 1024;

    private final String bucket = Names.unique("contract");
    private final S3Client s3;

    S3ContractTest(S3Client s3) {
        this.s3 = s3;
    }

    @BeforeEach
    void createBucket() {
        s3.createBucket(request -> request.bucket(bucket));
    }

    private void put(String key, String text) {
        s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    private String text(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asUtf8String();
    }

    @Test
    void anObjectComesBackWithItsHeadersAndMetadata() {
        s3.putObject(
                request -> request.bucket(bucket)
                        .key("a.csv")
                        .contentType("text/csv")
                        .metadata(Map.of("run", "42")),
                RequestBody.fromString("id\n1\n"));

        var answer = s3.getObjectAsBytes(request -> request.bucket(bucket).key("a.csv"));

        assertThat(answer.asUtf8String()).isEqualTo("id\n1\n");
        assertThat(answer.response().contentType()).isEqualTo("text/csv");
        assertThat(answer.response().metadata()).containsEntry("run", "42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b+c=d&e.txt", "größe.txt", "p=2024-01-01/x.parquet", "x%2Fy", "'q'(1)!*~.txt", "f/g"})
    void keysOfAnyShapeAreReadAndListed(String key) {
        put(key, key);

        assertThat(text(key)).isEqualTo(key);
        assertThat(keys("")).containsExactly(key);
    }

    @Test
    void aWrongChecksumIsRefused() {
        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket(bucket)
                                .key("k")
                                .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                                .checksumSHA256("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
                        RequestBody.fromString("text")))
                .isInstanceOfSatisfying(S3Exception.class, e -> assertThat(e.statusCode())
                        .isEqualTo(HttpURLConnection.HTTP_BAD_REQUEST));
        assertThat(keys("")).isEmpty();
    }

    @Test
    void partsBecomeOneObject() {
        String upload = begin("big");
        CompletedPart first = part("big", upload, 1, PART_BYTES);
        CompletedPart last = part("big", upload, 2, 10);

        s3.completeMultipartUpload(request ->
                request.bucket(bucket).key("big").uploadId(upload).multipartUpload(parts -> parts.parts(first, last)));

        var head = s3.headObject(request -> request.bucket(bucket).key("big"));
        assertThat(head.contentLength()).isEqualTo(PART_BYTES + 10);
        assertThat(head.eTag()).endsWith("-2\"");
    }

    @Test
    void aPartThatIsNotTheLastMustNotBeSmall() {
        String upload = begin("small");
        CompletedPart first = part("small", upload, 1, 10);
        CompletedPart last = part("small", upload, 2, 10);

        assertThatThrownBy(() -> s3.completeMultipartUpload(request -> request.bucket(bucket)
                        .key("small")
                        .uploadId(upload)
                        .multipartUpload(parts -> parts.parts(first, last))))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("EntityTooSmall"));
    }

    private String begin(String key) {
        return s3.createMultipartUpload(request -> request.bucket(bucket).key(key))
                .uploadId();
    }

    private CompletedPart part(String key, String upload, int number, int bytes) {
        String etag = s3.uploadPart(
                        request ->
                                request.bucket(bucket).key(key).uploadId(upload).partNumber(number),
                        RequestBody.fromBytes(new byte[bytes]))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    @Test
    void ofManyConditionalWritersOneWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> writers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                writers.add(threads.submit(this::create));
            }
            int winners = 0;
            for (Future<Boolean> writer : writers) {
                winners += writer.get() ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean create() {
        try {
            s3.putObject(request -> request.bucket(bucket).key("lock").ifNoneMatch("*"), RequestBody.fromString("x"));
            return true;
        } catch (S3Exception e) {
            assertThat(e.statusCode()).isIn(HttpURLConnection.HTTP_PRECON_FAILED, HttpURLConnection.HTTP_CONFLICT);
            return false;
        }
    }

    @Test
    void pagesAndFoldersAreListedInOrder() {
        List.of("a/1", "a/2", "b/1", "c").forEach(key -> put(key, key));

        ListObjectsV2Response folders =
                s3.listObjectsV2(request -> request.bucket(bucket).delimiter("/"));
        ListObjectsV2Response page =
                s3.listObjectsV2(request -> request.bucket(bucket).maxKeys(3));

        assertThat(folders.commonPrefixes()).extracting("prefix").containsExactly("a/", "b/");
        assertThat(folders.contents()).extracting(S3Object::key).containsExactly("c");
        assertThat(page.isTruncated()).isTrue();
        assertThat(s3.listObjectsV2(request -> request.bucket(bucket).continuationToken(page.nextContinuationToken()))
                        .contents())
                .extracting(S3Object::key)
                .containsExactly("c");
    }

    private List<String> keys(String prefix) {
        return s3.listObjectsV2(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    @Test
    void rangesCopiesAndTags() throws IOException {
        put("source", "0123456789");

        s3.copyObject(request -> request.sourceBucket(bucket)
                .sourceKey("source")
                .destinationBucket(bucket)
                .destinationKey("copy"));
        s3.putObjectTagging(request -> request.bucket(bucket)
                .key("copy")
                .tagging(tags -> tags.tagSet(Tag.builder().key("k").value("v").build())));

        try (var range =
                s3.getObject(request -> request.bucket(bucket).key("copy").range("bytes=1-3"))) {
            assertThat(range).hasContent("123");
        }
        assertThat(s3.getObjectTagging(request -> request.bucket(bucket).key("copy"))
                        .tagSet())
                .extracting(Tag::value)
                .containsExactly("v");
    }

    @Test
    void whatIsNotThereIsATypedError() {
        assertThatThrownBy(() -> text("missing")).isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.listObjectsV2(request -> request.bucket(Names.unique("none"))))
                .isInstanceOf(NoSuchBucketException.class);
        put("k", "v");
        assertThatThrownBy(() -> s3.deleteBucket(request -> request.bucket(bucket)))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("BucketNotEmpty"));
    }
}
