package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

@ExtendWith(AwsExtension.class)
class S3ConditionTest {
    private static final String BUCKET = "conditions";
    private static final int WRITERS = 16;
    private static final int ROUNDS = 20;

    private final S3Client s3;

    S3ConditionTest(S3Client s3) {
        this.s3 = s3;
    }

    @BeforeEach
    void createBucket() {
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    @Test
    void ofManyWritersThatWantToBeFirstExactlyOneIs() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String key = "lock-" + round;
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Boolean>> writers = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    writers.add(threads.submit(writer(key, "writer " + i, start)));
                }
                start.countDown();
                List<String> winners = new ArrayList<>();
                for (int i = 0; i < WRITERS; i++) {
                    if (writers.get(i).get()) {
                        winners.add("writer " + i);
                    }
                }
                assertThat(winners).hasSize(1);
                assertThat(text(key)).isEqualTo(winners.get(0));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private Callable<Boolean> writer(String key, String text, CountDownLatch start) {
        return () -> {
            start.await();
            try {
                s3.putObject(request -> request.bucket(BUCKET).key(key).ifNoneMatch("*"), RequestBody.fromString(text));
                return true;
            } catch (S3Exception e) {
                assertThat(e.statusCode()).isEqualTo(412);
                return false;
            }
        };
    }

    @Test
    void aWriteThatExpectsAnETagHappensOnlyOnIt() {
        String etag = s3.putObject(request -> request.bucket(BUCKET).key("k"), RequestBody.fromString("1"))
                .eTag();

        assertThatThrownBy(() -> putIfMatch("k", "\"0123456789abcdef0123456789abcdef\"", "2"))
                .isInstanceOfSatisfying(
                        S3Exception.class,
                        error -> assertThat(error.awsErrorDetails().errorCode()).isEqualTo("PreconditionFailed"));
        assertThat(text("k")).isEqualTo("1");

        putIfMatch("k", etag, "3");

        assertThat(text("k")).isEqualTo("3");
        assertThatThrownBy(() -> putIfMatch("absent", etag, "4")).isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void aReaderThatHasTheObjectIsToldSo() {
        String etag = s3.putObject(request -> request.bucket(BUCKET).key("k"), RequestBody.fromString("1"))
                .eTag();

        assertStatus(
                304,
                () -> s3.getObjectAsBytes(
                        request -> request.bucket(BUCKET).key("k").ifNoneMatch(etag)));
        assertStatus(
                412,
                () -> s3.getObjectAsBytes(
                        request -> request.bucket(BUCKET).key("k").ifMatch("\"other\"")));
        assertThat(s3.getObjectAsBytes(
                                request -> request.bucket(BUCKET).key("k").ifMatch(etag))
                        .asUtf8String())
                .isEqualTo("1");
    }

    @Test
    void aCopyHeedsTheConditionsOfItsSource() {
        s3.putObject(request -> request.bucket(BUCKET).key("k"), RequestBody.fromString("1"));

        assertStatus(
                412,
                () -> s3.copyObject(request -> request.sourceBucket(BUCKET)
                        .sourceKey("k")
                        .destinationBucket(BUCKET)
                        .destinationKey("copy")
                        .copySourceIfMatch("\"other\"")));
        assertThatThrownBy(() -> s3.headObject(request -> request.bucket(BUCKET).key("copy")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    private static void assertStatus(int status, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, error -> assertThat(error.statusCode())
                .isEqualTo(status));
    }

    private void putIfMatch(String key, String etag, String text) {
        s3.putObject(request -> request.bucket(BUCKET).key(key).ifMatch(etag), RequestBody.fromString(text));
    }

    private String text(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asUtf8String();
    }
}
