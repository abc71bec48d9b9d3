package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

@ExtendWith(AwsExtension.class)
class S3ChecksumTest {
    private static final String BUCKET = "checksums";
    private static final String TEXT = "123456789";

    private final AwsEnvironment aws;
    private final S3Client s3;
    private final HttpClient http = HttpClient.newHttpClient();

    S3ChecksumTest(AwsEnvironment aws, S3Client s3) {
        this.aws = aws;
        this.s3 = s3;
    }

    @BeforeEach
    void createBucket() {
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    /** The values are the published check values of the algorithms for this text. */
    @ParameterizedTest
    @CsvSource({
        "crc32,y/Q5Jg==",
        "crc32c,4waSgw==",
        "crc64nvme,rosUhgp5mIg=",
        "sha1,98O8HYCOBHMq32eZZczDTKeuNEE=",
        "sha256,FeKw08M4keuw8e9gnsQZQgwg4yDOlMZfvIwzEkSOsiU="
    })
    void aRightChecksumIsTakenAndAWrongOneRefused(String algorithm, String value) throws Exception {
        assertThat(put("right", Map.of("x-amz-checksum-" + algorithm, value), TEXT)
                        .statusCode())
                .isEqualTo(200);

        HttpResponse<String> refused = put("wrong", Map.of("x-amz-checksum-" + algorithm, value), "123456780");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("<Code>BadDigest</Code>");
        assertAbsent("wrong");
    }

    @Test
    void aWrongChecksumInTheTrailerIsRefused() throws Exception {
        assertThat(chunked("right", "y/Q5Jg==").statusCode()).isEqualTo(200);
        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("right"))
                        .asUtf8String())
                .isEqualTo(TEXT);

        HttpResponse<String> refused = chunked("wrong", "AAAAAA==");

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("<Code>BadDigest</Code>");
        assertAbsent("wrong");
    }

    @Test
    void wrongMd5AndWrongContentHashAreRefused() throws Exception {
        assertThat(put("k", Map.of("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA=="), TEXT)
                        .body())
                .contains("<Code>BadDigest</Code>");
        assertThat(put("k", Map.of("x-amz-content-sha256", "0".repeat(64)), TEXT)
                        .body())
                .contains("<Code>XAmzContentSHA256Mismatch</Code>");
        assertAbsent("k");
    }

    @Test
    void aBodyThatIsShorterThanAnnouncedIsRefused() throws Exception {
        HttpResponse<String> refused = put(
                "k",
                Map.of("Content-Encoding", "aws-chunked", "x-amz-decoded-content-length", "10"),
                "5\r\nhello\r\n0\r\n\r\n");

        assertThat(refused.body()).contains("<Code>IncompleteBody</Code>");
        assertThat(put("k", Map.of("Content-Encoding", "aws-chunked"), "ff\r\nhello")
                        .body())
                .contains("<Code>IncompleteBody</Code>");
        assertAbsent("k");
    }

    @Test
    void aTrailerThatWasAnnouncedMustCome() throws Exception {
        HttpResponse<String> refused = put(
                "k",
                Map.of("Content-Encoding", "aws-chunked", "x-amz-trailer", "x-amz-checksum-crc32"),
                "5\r\nhello\r\n0\r\n\r\n");

        assertThat(refused.body()).contains("<Code>InvalidRequest</Code>").contains("x-amz-checksum-crc32");
        assertAbsent("k");
    }

    @Test
    void anObjectWithoutAClientsChecksumGetsOne() throws Exception {
        put("k", Map.of(), TEXT);

        assertThat(head("k").checksumCRC64NVME()).isEqualTo("rosUhgp5mIg=");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"UNKNOWN_TO_SDK_VERSION", "CRC64_NVME"},
            mode = Mode.EXCLUDE)
    void theSdksChecksumsPassAndComeBack(ChecksumAlgorithm algorithm) {
        s3.putObject(
                request -> request.bucket(BUCKET).key("k").checksumAlgorithm(algorithm),
                RequestBody.fromBytes(S3RoundTripTest.random(300_000)));

        HeadObjectResponse head = head("k");

        assertThat(head.checksumTypeAsString()).isEqualTo("FULL_OBJECT");
        assertThat(head.toString()).contains("Checksum" + algorithm);
        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("k"))
                        .asByteArray())
                .isEqualTo(S3RoundTripTest.random(300_000));
    }

    @Test
    void deleteObjectsNeedsAChecksumOfItsKeys() throws Exception {
        s3.putObject(request -> request.bucket(BUCKET).key("k"), RequestBody.fromString(TEXT));
        HttpRequest request = HttpRequest.newBuilder(URI.create(aws.endpoint(AwsService.S3) + "/" + BUCKET + "?delete"))
                .POST(BodyPublishers.ofString("<Delete><Object><Key>k</Key></Object></Delete>"))
                .build();

        HttpResponse<String> refused = http.send(request, BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("<Code>InvalidRequest</Code>");
        assertThat(head("k").contentLength()).isEqualTo(TEXT.length());
    }

    private void assertAbsent(String key) {
        assertThatThrownBy(() -> head(key)).isInstanceOf(NoSuchKeyException.class);
    }

    private HeadObjectResponse head(String key) {
        return s3.headObject(request -> request.bucket(BUCKET).key(key).checksumMode(ChecksumMode.ENABLED));
    }

    private HttpResponse<String> chunked(String key, String crc32) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write("4\r\n1234\r\n5\r\n56789\r\n0\r\n".getBytes(StandardCharsets.US_ASCII));
        body.write(("x-amz-checksum-crc32:" + crc32 + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        Map<String, String> headers = Map.of(
                "Content-Encoding", "aws-chunked",
                "x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
                "x-amz-decoded-content-length", "9",
                "x-amz-trailer", "x-amz-checksum-crc32");
        return put(key, headers, body.toString(StandardCharsets.US_ASCII));
    }

    private HttpResponse<String> put(String key, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(aws.endpoint(AwsService.S3) + "/" + BUCKET + "/" + key))
                .PUT(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
