package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.SsmException;

@ExtendWith(AwsExtension.class)
class AwsFaultsTest {
    private static final String BUCKET = "faults";

    private final EmbeddedAws aws;
    private final Faults faults;
    private final S3Client s3;
    private final SsmClient ssm;

    AwsFaultsTest(EmbeddedAws aws, Faults faults, S3Client s3, SsmClient ssm) {
        this.aws = aws;
        this.faults = faults;
        this.s3 = s3;
        this.ssm = ssm;
    }

    @BeforeEach
    void createBucket() {
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    @Test
    void throttlingIsRepeatedByTheClient() {
        faults.on(AwsService.S3, "PutObject").keyPrefix("stage/").throttle(2);

        put("other", "1");
        put("stage/1", "1");

        assertThat(statuses("PutObject")).containsExactly(200, 503, 503, 200);
        assertThat(faults.remaining()).isZero();
    }

    @Test
    void throttlingBeyondTheClientsAttemptsIsItsError() {
        faults.on(AwsService.SSM).throttle(5);

        assertThatThrownBy(() -> ssm.getParameter(request -> request.name("a")))
                .isInstanceOfSatisfying(SsmException.class, error -> assertThat(error.isThrottlingException())
                        .isTrue());
        assertThat(aws.callCount(AwsService.SSM, "GetParameter")).isEqualTo(3);
        assertThat(faults.remaining()).isEqualTo(2);
    }

    @Test
    void serverErrorsAreRepeatedAndOthersNot() {
        faults.on(AwsService.S3, "GetObject").after(1).serverError(500, 1);
        faults.on(AwsService.S3, "GetObject").after(2).error(403, "AccessDenied", "Not yours", 1);
        put("k", "1");

        assertThat(text("k")).isEqualTo("1");
        assertThat(text("k")).isEqualTo("1");
        assertThatThrownBy(() -> text("k"))
                .isInstanceOfSatisfying(S3Exception.class, error -> assertThat(error.statusCode())
                        .isEqualTo(403));
        assertThat(statuses("GetObject")).containsExactly(200, 500, 200, 403);
    }

    @Test
    void aDroppedAnswerLeavesTheEffect() {
        faults.on(AwsService.SSM, "PutParameter").dropAnswer(3);

        assertThatThrownBy(() ->
                        ssm.putParameter(request -> request.name("a").value("1").type(ParameterType.STRING)))
                .isInstanceOf(SdkException.class);

        assertThat(statuses("PutParameter")).containsExactly(0, 0, 0);
        assertThat(ssm.getParameter(request -> request.name("a")).parameter().value())
                .isEqualTo("1");
    }

    @Test
    void aConnectionThatBreaksBeforeExecutionLeavesNothing() {
        faults.on(AwsService.SSM, "PutParameter").resetBeforeExecution(3);

        assertThatThrownBy(() ->
                        ssm.putParameter(request -> request.name("a").value("1").type(ParameterType.STRING)))
                .isInstanceOf(SdkClientException.class);

        assertThat(ssm.getParameters(request -> request.names("a")).invalidParameters())
                .containsExactly("a");
    }

    @Test
    void anUploadThatBreaksHalfWayStoresNothing() {
        faults.on(AwsService.S3, "PutObject").failUploadHalfWay(3);

        assertThatThrownBy(() -> s3.putObject(
                        request -> request.bucket(BUCKET).key("k"), RequestBody.fromBytes(new byte[5_000_000])))
                .isInstanceOf(SdkClientException.class);

        assertThat(statuses("PutObject")).containsExactly(0, 0, 0);
        assertThatThrownBy(() -> s3.headObject(request -> request.bucket(BUCKET).key("k")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void anUploadThatBreaksOnceIsRepeated() {
        faults.on(AwsService.S3, "PutObject").failUploadHalfWay(1);
        byte[] bytes = S3RoundTripTest.random(2_000_000);

        s3.putObject(request -> request.bucket(BUCKET).key("k"), RequestBody.fromBytes(bytes));

        assertThat(statuses("PutObject")).containsExactly(0, 200);
        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("k"))
                        .asByteArray())
                .isEqualTo(bytes);
    }

    @Test
    void anAnswerThatBreaksInItsBodyIsNoAnswer() {
        byte[] bytes = S3RoundTripTest.random(2_000_000);
        s3.putObject(request -> request.bucket(BUCKET).key("k"), RequestBody.fromBytes(bytes));
        faults.on(AwsService.S3, "GetObject").resetMidBody(1);

        byte[] got =
                s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("k")).asByteArray();

        assertThat(Arrays.equals(got, bytes)).isTrue();
        assertThat(statuses("GetObject")).containsExactly(0, 200);
    }

    @Test
    void aDelayedCallIsServed() {
        faults.on(AwsService.S3, "PutObject").delay(Duration.ofMillis(30), 1);
        long before = System.nanoTime();

        put("k", "1");

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
        assertThat(text("k")).isEqualTo("1");
    }

    @Test
    void aFaultThatCouldNeverHappenIsRefused() {
        assertThatThrownBy(() -> faults.on(AwsService.S3, "PutObjects"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PutObjects")
                .hasMessageContaining("PutObject,");
        assertThatThrownBy(() -> faults.on(AwsService.S3).throttle(0)).hasMessageContaining("at least once");
        assertThatThrownBy(() -> faults.on(AwsService.S3).serverError(404, 1)).hasMessageContaining("404");
    }

    @Test
    void aCallTellsWhoAskedForWhat() {
        put("a/b", "1");

        assertThat(aws.calls())
                .last()
                .isEqualTo(
                        new AwsCall(AwsService.S3, "PutObject", BUCKET, "a/b", 200, aws.accessKeyId(), aws.region()));
    }

    private List<Integer> statuses(String operation) {
        return aws.calls().stream()
                .filter(call -> call.operation().equals(operation))
                .map(AwsCall::status)
                .toList();
    }

    private void put(String key, String text) {
        s3.putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromString(text));
    }

    private String text(String key) {
        return s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(key)).asUtf8String();
    }
}
