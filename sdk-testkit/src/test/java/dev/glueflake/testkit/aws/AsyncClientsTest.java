package dev.glueflake.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

@ExtendWith(AwsExtension.class)
class AsyncClientsTest {

    @Test
    void manyObjectsGoUpAndComeBackAtOnce(S3AsyncClient s3) {
        s3.createBucket(request -> request.bucket("async")).join();
        byte[] bytes = S3RoundTripTest.random(300_000);

        List<CompletableFuture<PutObjectResponse>> puts = IntStream.range(0, 50)
                .mapToObj(i -> s3.putObject(
                        request -> request.bucket("async").key("k" + i), AsyncRequestBody.fromBytes(bytes)))
                .toList();
        puts.forEach(CompletableFuture::join);

        assertThat(s3.listObjectsV2(request -> request.bucket("async")).join().keyCount())
                .isEqualTo(50);
        byte[] got = s3.getObject(
                        request -> request.bucket("async").key("k7"),
                        AsyncResponseTransformer.<GetObjectResponse>toBytes())
                .join()
                .asByteArray();
        assertThat(Arrays.equals(got, bytes)).isTrue();
    }

    @Test
    void theMultipartClientSplitsAndJoins(AwsEnvironment aws, S3AsyncClient plain) {
        plain.createBucket(request -> request.bucket("async")).join();
        byte[] bytes = S3RoundTripTest.random(20_000_000);
        try (S3AsyncClient s3 =
                aws.configure(S3AsyncClient.builder()).multipartEnabled(true).build()) {
            s3.putObject(request -> request.bucket("async").key("k"), AsyncRequestBody.fromBytes(bytes))
                    .join();

            assertThat(s3.headObject(request -> request.bucket("async").key("k"))
                            .join()
                            .eTag())
                    .endsWith("-3\"");
            byte[] got = s3.getObject(
                            request -> request.bucket("async").key("k"),
                            AsyncResponseTransformer.<GetObjectResponse>toBytes())
                    .join()
                    .asByteArray();
            assertThat(Arrays.equals(got, bytes)).isTrue();
        }
    }

    @Test
    void errorsAreTyped(S3AsyncClient s3) {
        s3.createBucket(request -> request.bucket("async")).join();

        assertThatThrownBy(
                        () -> s3.headObject(request -> request.bucket("async").key("k"))
                                .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void metricsArrive(EmbeddedAws aws, CloudWatchAsyncClient cloudWatch) {
        cloudWatch
                .putMetricData(request -> request.namespace("Async")
                        .metricData(MetricDatum.builder()
                                .metricName("rows")
                                .value(1.0)
                                .build()))
                .join();

        assertThat(aws.recordedMetrics()).extracting(RecordedMetric::name).containsExactly("rows");
    }
}
