package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.ListObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

@ExtendWith(AwsExtension.class)
class S3ListingTest {
    private static final String BUCKET = "listing";

    private final S3Client s3;

    S3ListingTest(S3Client s3) {
        this.s3 = s3;
    }

    @BeforeEach
    void createBucket() {
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    @Test
    void keysComeInTheOrderOfTheirBytes() {
        // In UTF-16 the emoji would come before the last one.
        List<String> ordered = List.of("A", "B", "a", "a!", "a/b", "ab", "\u00e4", "\uFF5E", "\uD83D\uDE00");
        List<String> mixed = new ArrayList<>(ordered);
        java.util.Collections.reverse(mixed);
        mixed.forEach(this::put);

        assertThat(keys(s3.listObjectsV2(request -> request.bucket(BUCKET)))).isEqualTo(ordered);
    }

    @Test
    void twoThousandKeysAreTwoPages() {
        IntStream.range(0, 2_000).parallel().forEach(i -> put(String.format("k%04d", i)));

        ListObjectsV2Response first = s3.listObjectsV2(request -> request.bucket(BUCKET));
        ListObjectsV2Response second =
                s3.listObjectsV2(request -> request.bucket(BUCKET).continuationToken(first.nextContinuationToken()));

        assertThat(first.isTruncated()).isTrue();
        assertThat(first.keyCount()).isEqualTo(1_000);
        assertThat(second.isTruncated()).isFalse();
        assertThat(second.contents().get(0).key()).isEqualTo("k1000");
        assertThat(second.contents()).hasSize(1_000);
    }

    @Test
    void delimiterRollsUpAndPagesCountPrefixes() {
        for (String key : List.of("d1/a", "d1/b", "d2/x/y", "d3/", "file1", "file2", "d1")) {
            put(key);
        }
        List<String> seen = new ArrayList<>();
        String token = null;
        int pages = 0;
        do {
            String from = token;
            ListObjectsV2Response page = s3.listObjectsV2(
                    request -> request.bucket(BUCKET).delimiter("/").maxKeys(2).continuationToken(from));
            page.commonPrefixes().stream().map(CommonPrefix::prefix).forEach(seen::add);
            seen.addAll(keys(page));
            token = page.nextContinuationToken();
            pages++;
        } while (token != null);

        assertThat(pages).isEqualTo(3);
        assertThat(seen).containsExactlyInAnyOrder("d1", "d1/", "d2/", "d3/", "file1", "file2");
    }

    @Test
    void prefixStartAfterAndMaxKeysNarrowTheList() {
        IntStream.range(0, 30).forEach(i -> put(String.format("in/%02d", i)));
        put("out/1");

        ListObjectsV2Response page = s3.listObjectsV2(request ->
                request.bucket(BUCKET).prefix("in/").startAfter("in/09").maxKeys(7));

        assertThat(keys(page)).containsExactly("in/10", "in/11", "in/12", "in/13", "in/14", "in/15", "in/16");
        assertThat(page.isTruncated()).isTrue();
        assertThat(keys(s3.listObjectsV2(request -> request.bucket(BUCKET).startAfter("in/28"))))
                .containsExactly("in/29", "out/1");
    }

    @Test
    void aWrongTokenIsRefused() {
        assertThatThrownBy(
                        () -> s3.listObjectsV2(request -> request.bucket(BUCKET).continuationToken("not a token!")))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("InvalidArgument"));
    }

    @Test
    void theFirstVersionOfListingPagesByMarker() {
        for (String key : List.of("a", "b/1", "b/2", "c")) {
            put(key);
        }

        ListObjectsResponse first =
                s3.listObjects(request -> request.bucket(BUCKET).delimiter("/").maxKeys(2));
        ListObjectsResponse second =
                s3.listObjects(request -> request.bucket(BUCKET).delimiter("/").marker(first.nextMarker()));

        assertThat(first.nextMarker()).isEqualTo("b/");
        assertThat(second.contents()).extracting(S3Object::key).containsExactly("c");
        assertThat(second.commonPrefixes()).isEmpty();
    }

    @Test
    void urlEncodingIsUndoneByTheSdk() {
        put("a b+c/ü%");

        assertThat(keys(s3.listObjectsV2(request -> request.bucket(BUCKET).encodingType(EncodingType.URL))))
                .containsExactly("a b+c/ü%");
    }

    @Test
    void deleteObjectsTellsTheFateOfEachKey() {
        put("1");
        put("2");

        var deleted = s3.deleteObjects(request ->
                request.bucket(BUCKET).delete(delete -> delete.objects(List.of(id("1"), id("2"), id("never there")))));

        assertThat(deleted.deleted()).extracting(it -> it.key()).containsExactly("1", "2", "never there");
        assertThat(deleted.errors()).isEmpty();
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).contents())
                .isEmpty();
    }

    private static software.amazon.awssdk.services.s3.model.ObjectIdentifier id(String key) {
        return software.amazon.awssdk.services.s3.model.ObjectIdentifier.builder()
                .key(key)
                .build();
    }

    private void put(String key) {
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString("x"));
    }

    private static List<String> keys(ListObjectsV2Response page) {
        return page.contents().stream().map(S3Object::key).toList();
    }
}
