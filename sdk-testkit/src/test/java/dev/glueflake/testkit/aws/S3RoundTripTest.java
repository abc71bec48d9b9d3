package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.StorageClass;
import software.amazon.awssdk.services.s3.model.Tag;

@ExtendWith(AwsExtension.class)
class S3RoundTripTest {
    private static final String BUCKET = "round-trip";

    private final S3Client s3;

    S3RoundTripTest(S3Client s3) {
        this.s3 = s3;
    }

    @BeforeEach
    void createBucket() {
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 300_000, 3_000_000})
    void bytesComeBackAsTheyWent(int size) {
        byte[] bytes = random(size);

        put("some/key", bytes);

        ResponseBytes<GetObjectResponse> got = get("some/key");
        assertThat(got.asByteArray()).isEqualTo(bytes);
        assertThat(got.response().contentLength()).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b+c=d&e.txt",
                "größe/日本/\uD83D\uDE00.csv",
                "p=2024-01-01/x.parquet",
                "x%2Fy",
                "'q'(1)!*~.txt",
                "a//b",
                "../up",
                "./here",
                "dir/",
                "<tag attr=\"1\">&amp;",
                "tab\there"
            })
    void oddKeysAreKeptAndListed(String key) {
        put(key, new byte[] {1, 2, 3});

        assertThat(get(key).asByteArray()).containsExactly(1, 2, 3);
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).contents())
                .extracting(object -> object.key())
                .containsExactly(key);

        s3.deleteObject(request -> request.bucket(BUCKET).key(key));

        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).contents())
                .isEmpty();
    }

    @Test
    void aKeyMayBeThePrefixOfAnother() {
        put("f", new byte[] {1});
        put("f/g", new byte[] {2});

        assertThat(get("f").asByteArray()).containsExactly(1);
        assertThat(get("f/g").asByteArray()).containsExactly(2);
    }

    @Test
    void metadataAndContentHeadersComeBack() {
        s3.putObject(
                request -> request.bucket(BUCKET)
                        .key("k")
                        .contentType("text/csv")
                        .contentEncoding("gzip")
                        .cacheControl("no-cache")
                        .storageClass(StorageClass.STANDARD_IA)
                        .metadata(Map.of("rows", "17", "Source", "orders")),
                RequestBody.fromBytes(new byte[] {1}));

        HeadObjectResponse head =
                s3.headObject(request -> request.bucket(BUCKET).key("k"));

        assertThat(head.contentType()).isEqualTo("text/csv");
        assertThat(head.contentEncoding()).isEqualTo("gzip");
        assertThat(head.cacheControl()).isEqualTo("no-cache");
        assertThat(head.storageClass()).isEqualTo(StorageClass.STANDARD_IA);
        assertThat(head.metadata()).isEqualTo(Map.of("rows", "17", "source", "orders"));
        assertThat(head.contentLength()).isEqualTo(1);
        assertThat(head.eTag()).isEqualTo("\"55a54008ad1ba589aa210d2629c1df41\"");
    }

    @Test
    void rangesAreCutOut() {
        byte[] bytes = random(700_000);
        put("k", bytes);

        assertThat(range("bytes=1-3")).isEqualTo(Arrays.copyOfRange(bytes, 1, 4));
        assertThat(range("bytes=699990-")).isEqualTo(Arrays.copyOfRange(bytes, 699_990, 700_000));
        assertThat(range("bytes=-5")).isEqualTo(Arrays.copyOfRange(bytes, 699_995, 700_000));
        assertThat(range("bytes=699999-9999999")).isEqualTo(Arrays.copyOfRange(bytes, 699_999, 700_000));
        assertThatThrownBy(() -> range("bytes=700000-")).isInstanceOfSatisfying(S3Exception.class, error -> {
            assertThat(error.statusCode()).isEqualTo(416);
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidRange");
        });
    }

    @Test
    void aReaderIsNotCutOffByADelete() throws IOException {
        byte[] bytes = random(2_000_000);
        put("k", bytes);
        try (ResponseInputStream<GetObjectResponse> in =
                s3.getObject(request -> request.bucket(BUCKET).key("k"))) {
            byte[] first = in.readNBytes(10);
            s3.deleteObject(request -> request.bucket(BUCKET).key("k"));

            assertThat(first).isEqualTo(Arrays.copyOf(bytes, 10));
            assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 10, bytes.length));
        }
    }

    @Test
    void aCopyIsIndependentOfItsSource() {
        byte[] bytes = random(400_000);
        s3.putObject(
                request -> request.bucket(BUCKET)
                        .key("from here/ä")
                        .metadata(Map.of("a", "1"))
                        .tagging("t=v"),
                RequestBody.fromBytes(bytes));

        s3.copyObject(request -> request.sourceBucket(BUCKET)
                .sourceKey("from here/ä")
                .destinationBucket(BUCKET)
                .destinationKey("copy"));
        s3.copyObject(request -> request.sourceBucket(BUCKET)
                .sourceKey("from here/ä")
                .destinationBucket(BUCKET)
                .destinationKey("changed")
                .metadataDirective(MetadataDirective.REPLACE)
                .metadata(Map.of("b", "2")));
        s3.deleteObject(request -> request.bucket(BUCKET).key("from here/ä"));

        assertThat(get("copy").asByteArray()).isEqualTo(bytes);
        assertThat(get("copy").response().metadata()).isEqualTo(Map.of("a", "1"));
        assertThat(get("copy").response().tagCount()).isEqualTo(1);
        assertThat(get("changed").response().metadata()).isEqualTo(Map.of("b", "2"));
    }

    @Test
    void tagsAreReadWrittenAndRemoved() {
        put("k", new byte[] {1});

        s3.putObjectTagging(request -> request.bucket(BUCKET)
                .key("k")
                .tagging(tagging -> tagging.tagSet(
                        Tag.builder().key("layer").value("raw & new").build())));

        assertThat(s3.getObjectTagging(request -> request.bucket(BUCKET).key("k"))
                        .tagSet())
                .containsExactly(Tag.builder().key("layer").value("raw & new").build());

        s3.deleteObjectTagging(request -> request.bucket(BUCKET).key("k"));

        assertThat(s3.getObjectTagging(request -> request.bucket(BUCKET).key("k"))
                        .tagSet())
                .isEmpty();
    }

    @Test
    void aThousandSmallPutsFromManyThreadsAllArrive() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            var puts = IntStream.range(0, 1_000)
                    .mapToObj(i -> threads.submit(() -> put("small/" + i, random(1_024))))
                    .toList();
            for (var put : puts) {
                put.get();
            }
        } finally {
            threads.shutdownNow();
            threads.awaitTermination(Duration.ofSeconds(10).toMillis(), java.util.concurrent.TimeUnit.MILLISECONDS);
        }

        List<String> keys =
                s3.listObjectsV2Paginator(request -> request.bucket(BUCKET).maxKeys(300)).contents().stream()
                        .map(object -> object.key())
                        .toList();
        assertThat(keys).hasSize(1_000).doesNotHaveDuplicates();
    }

    private void put(String key, byte[] bytes) {
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(bytes));
    }

    private ResponseBytes<GetObjectResponse> get(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key));
    }

    private byte[] range(String range) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("k").range(range))
                .asByteArray();
    }

    static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
