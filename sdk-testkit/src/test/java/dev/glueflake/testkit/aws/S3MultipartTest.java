package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.ChecksumType;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

@ExtendWith(AwsExtension.class)
class S3MultipartTest {
    private static final String BUCKET = "multipart";
    private static final int PART = 5 * 1024 * 1024;

    private final S3Client s3;

    S3MultipartTest(S3Client s3) {
        this.s3 = s3;
    }

    @BeforeEach
    void createBucket() {
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    @Test
    void partsBecomeOneObjectThatNobodySeesBefore() {
        byte[] first = S3RoundTripTest.random(PART);
        byte[] tail = S3RoundTripTest.random(1_000);
        String id = begin("k");
        List<CompletedPart> parts = List.of(upload(id, 1, first), upload(id, 2, tail));

        assertThatThrownBy(() -> s3.headObject(request -> request.bucket(BUCKET).key("k")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET)).contents())
                .isEmpty();
        assertThat(s3.listMultipartUploads(request -> request.bucket(BUCKET)).uploads())
                .extracting(upload -> upload.uploadId())
                .containsExactly(id);
        assertThat(s3.listParts(request -> request.bucket(BUCKET).key("k").uploadId(id))
                        .parts())
                .extracting(part -> part.size())
                .containsExactly((long) PART, 1_000L);

        CompleteMultipartUploadResponse done = complete(id, parts);

        assertThat(done.eTag()).endsWith("-2\"");
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(first);
        whole.writeBytes(tail);
        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("k"))
                        .asByteArray())
                .isEqualTo(whole.toByteArray());
        assertThat(s3.getObjectAsBytes(
                                request -> request.bucket(BUCKET).key("k").range("bytes=" + (PART - 1) + "-" + PART))
                        .asByteArray())
                .containsExactly(first[PART - 1], tail[0]);
        assertThat(s3.listMultipartUploads(request -> request.bucket(BUCKET)).uploads())
                .isEmpty();
    }

    @Test
    void completingAgainAfterALostAnswerIsHarmless() {
        String id = begin("k");
        List<CompletedPart> parts = List.of(upload(id, 1, new byte[] {1}));

        String etag = complete(id, parts).eTag();

        assertThat(complete(id, parts).eTag()).isEqualTo(etag);
    }

    @Test
    void aSmallPartThatIsNotTheLastIsRefused() {
        String id = begin("k");
        List<CompletedPart> parts = List.of(upload(id, 1, new byte[100]), upload(id, 2, new byte[100]));

        assertError("EntityTooSmall", () -> complete(id, parts));
    }

    @Test
    void wrongPartsAreRefused() {
        String id = begin("k");
        CompletedPart one = upload(id, 1, new byte[PART]);
        CompletedPart two = upload(id, 2, new byte[1]);

        assertError("InvalidPartOrder", () -> complete(id, List.of(two, one)));
        assertError("InvalidPart", () -> complete(id, List.of(one, two.copy(part -> part.eTag("\"other\"")))));
        assertError("InvalidPart", () -> complete(id, List.of(one.copy(part -> part.partNumber(7)))));
    }

    @Test
    void anAbortedUploadIsGone() {
        String id = begin("k");
        CompletedPart part = upload(id, 1, new byte[] {1});

        s3.abortMultipartUpload(request -> request.bucket(BUCKET).key("k").uploadId(id));

        assertThatThrownBy(() -> upload(id, 2, new byte[] {1})).isInstanceOf(NoSuchUploadException.class);
        assertThatThrownBy(() -> complete(id, List.of(part))).isInstanceOf(NoSuchUploadException.class);
        assertThat(s3.listMultipartUploads(request -> request.bucket(BUCKET)).uploads())
                .isEmpty();
    }

    @Test
    void completingUnderAConditionIsRefusedWhereAnObjectIs() {
        String id = begin("k");
        CompletedPart part = upload(id, 1, new byte[] {1});
        s3.putObject(request -> request.bucket(BUCKET).key("k"), RequestBody.fromString("first"));

        assertError(
                "PreconditionFailed",
                () -> s3.completeMultipartUpload(request -> request.bucket(BUCKET)
                        .key("k")
                        .uploadId(id)
                        .ifNoneMatch("*")
                        .multipartUpload(upload -> upload.parts(part))));
        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("k"))
                        .asUtf8String())
                .isEqualTo("first");
    }

    @Test
    void aPartMayBeCopiedFromAnObject() {
        byte[] source = S3RoundTripTest.random(PART + 10);
        s3.putObject(request -> request.bucket(BUCKET).key("source"), RequestBody.fromBytes(source));
        String id = begin("k");

        String etag = s3.uploadPartCopy(request -> request.sourceBucket(BUCKET)
                        .sourceKey("source")
                        .copySourceRange("bytes=10-" + (PART + 9))
                        .destinationBucket(BUCKET)
                        .destinationKey("k")
                        .uploadId(id)
                        .partNumber(1))
                .copyPartResult()
                .eTag();
        complete(id, List.of(CompletedPart.builder().partNumber(1).eTag(etag).build()));

        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("k"))
                        .asByteArray())
                .isEqualTo(java.util.Arrays.copyOfRange(source, 10, source.length));
    }

    @ParameterizedTest
    @CsvSource({"CRC32,FULL_OBJECT", "CRC32_C,FULL_OBJECT", "CRC32,COMPOSITE", "SHA256,COMPOSITE", "SHA1,COMPOSITE"})
    void theWholeObjectHasAChecksum(ChecksumAlgorithm algorithm, ChecksumType type) {
        byte[] first = S3RoundTripTest.random(PART);
        byte[] tail = S3RoundTripTest.random(77);
        String id = s3.createMultipartUpload(request -> request.bucket(BUCKET)
                        .key("k")
                        .checksumAlgorithm(algorithm)
                        .checksumType(type))
                .uploadId();
        List<CompletedPart> parts = new ArrayList<>();
        for (byte[] bytes : List.of(first, tail)) {
            int number = parts.size() + 1;
            var part = s3.uploadPart(
                    request -> request.bucket(BUCKET)
                            .key("k")
                            .uploadId(id)
                            .partNumber(number)
                            .checksumAlgorithm(algorithm),
                    RequestBody.fromBytes(bytes));
            parts.add(CompletedPart.builder()
                    .partNumber(number)
                    .eTag(part.eTag())
                    .checksumCRC32(part.checksumCRC32())
                    .checksumCRC32C(part.checksumCRC32C())
                    .checksumSHA1(part.checksumSHA1())
                    .checksumSHA256(part.checksumSHA256())
                    .build());
        }
        complete(id, parts);

        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(first);
        whole.writeBytes(tail);
        String single = s3.putObject(
                        request -> request.bucket(BUCKET).key("single").checksumAlgorithm(algorithm),
                        RequestBody.fromBytes(whole.toByteArray()))
                .eTag();
        HeadObjectResponse joined = head("k");
        HeadObjectResponse direct = head("single");

        assertThat(single).isNotEqualTo(joined.eTag());
        assertThat(joined.checksumType()).isEqualTo(type);
        if (type == ChecksumType.FULL_OBJECT) {
            assertThat(checksum(joined)).isEqualTo(checksum(direct));
        } else {
            assertThat(checksum(joined)).contains("=-2");
        }
    }

    private HeadObjectResponse head(String key) {
        return s3.headObject(request -> request.bucket(BUCKET).key(key).checksumMode(ChecksumMode.ENABLED));
    }

    private static String checksum(HeadObjectResponse head) {
        return head.checksumCRC32() + head.checksumCRC32C() + head.checksumSHA1() + head.checksumSHA256();
    }

    private String begin(String key) {
        return s3.createMultipartUpload(request -> request.bucket(BUCKET).key(key))
                .uploadId();
    }

    private CompletedPart upload(String id, int number, byte[] bytes) {
        String etag = s3.uploadPart(
                        request -> request.bucket(BUCKET).key("k").uploadId(id).partNumber(number),
                        RequestBody.fromBytes(bytes))
                .eTag();
        return CompletedPart.builder().partNumber(number).eTag(etag).build();
    }

    private CompleteMultipartUploadResponse complete(String id, List<CompletedPart> parts) {
        return s3.completeMultipartUpload(
                request -> request.bucket(BUCKET).key("k").uploadId(id).multipartUpload(upload -> upload.parts(parts)));
    }

    private static void assertError(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, error -> assertThat(
                        error.awsErrorDetails().errorCode())
                .isEqualTo(code));
    }
}
