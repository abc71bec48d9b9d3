package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

@ExtendWith(AwsExtension.class)
class UnknownOperationTest {
    private final EmbeddedAws aws;

    UnknownOperationTest(EmbeddedAws aws) {
        this.aws = aws;
    }

    @Test
    void jsonOperationsAreRefused(SsmClient ssm) {
        assertRefused(() -> ssm.describeParameters(request -> request.maxResults(1)), "SSM DescribeParameters");
    }

    @Test
    void cborOperationsAreRefused(CloudWatchClient cloudWatch) {
        assertRefused(() -> cloudWatch.describeAlarms(request -> request.maxRecords(1)), "CLOUDWATCH DescribeAlarms");
    }

    @Test
    void queryOperationsAreRefused(StsClient sts) {
        assertRefused(() -> sts.getSessionToken(), "STS GetSessionToken");
    }

    @Test
    void s3OperationsAreRefused(S3Client s3) {
        s3.createBucket(request -> request.bucket("bucket"));

        assertRefused(() -> s3.getBucketAcl(request -> request.bucket("bucket")), "S3 GET bucket?acl");
    }

    @Test
    void operationsOfGlueQueuesAndEventsAreRefused(GlueClient glue) {
        assertRefused(() -> glue.getBlueprint(request -> request.name("b")), "GLUE GetBlueprint");
    }

    @Test
    void servicesThatAreNotThereAreRefused() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(aws.endpoint(AwsService.S3))
                .header("X-Amz-Target", "Logs_20140328.PutLogEvents")
                .POST(BodyPublishers.ofString("{}"))
                .build();

        HttpResponse<String> refused = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("x-amzn-ErrorType")).contains("UnknownOperationException");
        assertThat(aws.unknownOperations()).containsExactly("PutLogEvents");
    }

    @Test
    void restServicesThatAreNotThereAreNotTakenForS3() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(aws.endpoint(AwsService.S3) + "/v1/jobqueues/q"))
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=a/20260301/us-east-1/batch/aws4_request, SignedHeaders=host,"
                                + " Signature=0")
                .build();

        HttpResponse<String> refused = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("x-amzn-ErrorType")).contains("UnknownOperationException");
        assertThat(aws.unknownOperations()).containsExactly("batch GET /v1/jobqueues/q");
    }

    private void assertRefused(ThrowingCallable call, String name) {
        assertThatThrownBy(call).isInstanceOfSatisfying(AwsServiceException.class, error -> {
            assertThat(error.statusCode()).isEqualTo(400);
            assertThat(error.awsErrorDetails().errorCode()).isEqualTo("UnknownOperationException");
        });
        // One request: SDK clients do not repeat it.
        assertThat(aws.unknownOperations()).containsExactly(name);
    }
}
