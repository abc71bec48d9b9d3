package dev.glueflake.testkit.aws.internal.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.AwsEnvironment.Capability;
import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;

/** Foreign environments, with an embedded one at the other end. */
class ChosenEnvironmentTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "moto", "Embedded", "ftp://127.0.0.1"})
    void aTextThatNamesNothingIsRefused(String choice) {
        assertThatThrownBy(() -> AwsEnvironment.named(choice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not an AWS environment: '" + choice + "'")
                .hasMessageContaining("glueflake.aws");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:///nowhere", "http://"})
    void anAddressWithoutAHostIsRefused(String choice) {
        assertThatThrownBy(() -> AwsEnvironment.named(choice)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theEmbeddedEnvironmentIsTheDefault() {
        try (AwsEnvironment aws = AwsEnvironment.named("embedded")) {
            assertThat(aws).isInstanceOf(EmbeddedAws.class);
        }
    }

    @Test
    void whereNobodyListensIsAnErrorAndNoOtherEnvironment() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThatThrownBy(() -> AwsEnvironment.named("http://127.0.0.1:" + port))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("No AWS services at http://127.0.0.1:" + port + ": nobody listens there");
    }

    @Test
    void whoDoesNotAnswerIsGivenTwoSeconds() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            long began = System.nanoTime();

            assertThatThrownBy(() -> AwsEnvironment.external(URI.create("http://127.0.0.1:" + silent.getLocalPort())))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("did not answer within 2 seconds");

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
        }
    }

    @Test
    void anotherServerIsNotTakenForLocalStack() {
        try (EmbeddedAws other = AwsEnvironment.embedded()) {
            String there = other.endpoint(AwsService.S3).toString();

            assertThatThrownBy(() -> ChosenEnvironment.start("localstack", there))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("is not LocalStack");
        }
    }

    @Test
    void glueStaysHereAndEverythingElseIsThere() {
        try (EmbeddedAws there = AwsEnvironment.embedded();
                AwsEnvironment aws = AwsEnvironment.external(there.endpoint(AwsService.S3))) {
            assertThat(aws.accountId()).isEqualTo(there.accountId());
            assertThat(aws.endpoint(AwsService.SQS)).isEqualTo(there.endpoint(AwsService.SQS));
            assertThat(aws.endpoint(AwsService.GLUE)).isNotEqualTo(there.endpoint(AwsService.GLUE));
            assertThat(aws.capabilities().reason(Capability.GLUE_EVENTS)).isPresent();

            aws.glue().createDatabase(request -> request.databaseInput(input -> input.name("lake")));

            assertThat(there.glue().getDatabases(request -> {}).databaseList()).isEmpty();
        }
    }

    @Test
    void atAnEndpointOnlyWhatOneMadeOneselfIsRemoved() {
        try (EmbeddedAws there = AwsEnvironment.embedded();
                AwsEnvironment aws = AwsEnvironment.external(there.endpoint(AwsService.S3));
                S3Client own = aws.configure(S3Client.builder()).build()) {
            there.s3().createBucket(request -> request.bucket("of-somebody-else"));
            aws.s3().createBucket(request -> request.bucket("of-the-environment"));
            own.createBucket(request -> request.bucket("of-a-configured-client"));
            own.deleteBucket(request -> request.bucket("of-a-configured-client"));

            aws.reset();

            assertThat(there.s3().listBuckets().buckets())
                    .extracting(Bucket::name)
                    .containsExactly("of-somebody-else");
        }
    }

    @Test
    void aClosedEnvironmentHasNoClients() {
        try (EmbeddedAws there = AwsEnvironment.embedded()) {
            AwsEnvironment aws = AwsEnvironment.external(there.endpoint(AwsService.S3));
            aws.close();
            aws.close();

            assertThatThrownBy(aws::s3).isInstanceOf(IllegalStateException.class);
            there.s3().createBucket(request -> request.bucket("still-there"));
        }
    }
}
