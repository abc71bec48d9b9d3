package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.MovableClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

class S3ErrorsTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final MovableClock CLOCK = MovableClock.stoppedAt(NOW);

    @RegisterExtension
    static final AwsExtension AWS =
            AwsExtension.with(EmbeddedAws.builder().region("eu-central-1").clock(CLOCK));

    private final S3Client s3;

    S3ErrorsTest(S3Client s3) {
        this.s3 = s3;
    }

    @Test
    void whatIsNotThereIsATypedException() {
        assertThatThrownBy(() ->
                        s3.getObjectAsBytes(request -> request.bucket("absent").key("k")))
                .isInstanceOf(NoSuchBucketException.class);
        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket("absent").key("k"), RequestBody.fromBytes(new byte[500_000])))
                .isInstanceOf(NoSuchBucketException.class);
        s3.createBucket(request -> request.bucket("present"));
        assertThatThrownBy(() ->
                        s3.getObjectAsBytes(request -> request.bucket("present").key("k")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(
                        () -> s3.headObject(request -> request.bucket("present").key("k")))
                .isInstanceOf(NoSuchKeyException.class);
        assertThatThrownBy(() -> s3.headBucket(request -> request.bucket("absent")))
                .isInstanceOf(NoSuchBucketException.class);
    }

    @Test
    void bucketsAreCheckedListedAndDeletedOnlyWhenEmpty() {
        s3.createBucket(request -> request.bucket("one"));
        s3.createBucket(request ->
                request.bucket("two").createBucketConfiguration(where -> where.locationConstraint("eu-central-1")));
        s3.putObject(request -> request.bucket("one").key("k"), RequestBody.empty());

        assertThat(s3.listBuckets().buckets())
                .extracting(bucket -> bucket.name())
                .containsExactly("one", "two");
        assertThat(s3.listBuckets().buckets().get(0).creationDate()).isEqualTo(NOW);
        assertThat(s3.headBucket(request -> request.bucket("one")).bucketRegion())
                .isEqualTo("eu-central-1");
        assertThat(s3.getBucketLocation(request -> request.bucket("one")).locationConstraintAsString())
                .isEqualTo("eu-central-1");
        assertThatThrownBy(() -> s3.createBucket(request -> request.bucket("one")))
                .isInstanceOf(BucketAlreadyOwnedByYouException.class);
        assertError(409, "BucketNotEmpty", () -> s3.deleteBucket(request -> request.bucket("one")));

        s3.deleteBucket(request -> request.bucket("two"));

        assertThat(s3.listBuckets().buckets()).hasSize(1);
    }

    /** The SDK checks names itself, so they are sent without it. */
    @ParameterizedTest
    @ValueSource(strings = {"ab", "Upper", "under_score", "dot..dot", "-minus", "192.168.0.1"})
    void bucketsNeedAValidName(String name) throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(AWS.environment().endpoint(AwsService.S3) + "/" + name))
                                .PUT(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>InvalidBucketName</Code>", name);
    }

    @Test
    void keysAndMetadataHaveLimits() {
        s3.createBucket(request -> request.bucket("limits"));

        assertError(
                400,
                "KeyTooLongError",
                () -> s3.putObject(request -> request.bucket("limits").key("ä".repeat(513)), RequestBody.empty()));
        assertError(
                400,
                "MetadataTooLarge",
                () -> s3.putObject(
                        request -> request.bucket("limits").key("k").metadata(Map.of("a", "x".repeat(2_048))),
                        RequestBody.empty()));
    }

    @Test
    void whatWouldHaveNoEffectIsRefusedByName() {
        s3.createBucket(request -> request.bucket("refused"));

        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket("refused").key("k").websiteRedirectLocation("/x"),
                        RequestBody.empty()))
                .hasMessageContaining("x-amz-website-redirect-location");
        assertThatThrownBy(() -> s3.getObject(
                        request -> request.bucket("refused").key("k").versionId("3")))
                .hasMessageContaining("versionId");
    }

    @Test
    void anotherAccountsBucketIsDenied() {
        s3.createBucket(request -> request.bucket("mine"));

        assertError(
                403,
                "AccessDenied",
                () -> s3.listObjectsV2(request -> request.bucket("mine").expectedBucketOwner("999999999999")));
    }

    @Test
    void aPresignedUrlWorksUntilItExpires() throws Exception {
        s3.createBucket(request -> request.bucket("presigned"));
        HttpClient http = HttpClient.newHttpClient();
        URI put;
        URI get;
        try (S3Presigner presigner = presigner()) {
            put = presigner
                    .presignPutObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                            .putObjectRequest(
                                    request -> request.bucket("presigned").key("a b")))
                    .url()
                    .toURI();
            get = presigner
                    .presignGetObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(
                                    request -> request.bucket("presigned").key("a b")))
                    .url()
                    .toURI();
        }
        // The presigner takes the system's time; ours goes on from there.
        CLOCK.set(Instant.now());

        http.send(
                HttpRequest.newBuilder(put)
                        .PUT(BodyPublishers.ofString("hello"))
                        .build(),
                BodyHandlers.discarding());
        HttpResponse<String> got = http.send(HttpRequest.newBuilder(get).build(), BodyHandlers.ofString());
        CLOCK.advance(Duration.ofMinutes(6));
        HttpResponse<String> late = http.send(HttpRequest.newBuilder(get).build(), BodyHandlers.ofString());
        CLOCK.set(NOW);

        assertThat(got.body()).isEqualTo("hello");
        assertThat(late.statusCode()).isEqualTo(403);
        assertThat(late.body()).contains("<Code>AccessDenied</Code>").contains("Request has expired");
    }

    private static S3Presigner presigner() {
        EmbeddedAws aws = AWS.environment();
        return S3Presigner.builder()
                .endpointOverride(aws.endpoint(AwsService.S3))
                .region(Region.of(aws.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(aws.accessKeyId(), aws.secretAccessKey())))
                .serviceConfiguration(
                        S3Configuration.builder().pathStyleAccessEnabled(true).build())
                .build();
    }

    private static void assertError(int status, String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(S3Exception.class, error -> {
            assertThat(error.statusCode()).isEqualTo(status);
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}
