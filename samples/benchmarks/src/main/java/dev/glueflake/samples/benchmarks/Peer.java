package dev.glueflake.samples.benchmarks;

import dev.glueflake.testkit.aws.AwsService;
import dev.glueflake.testkit.aws.EmbeddedAws;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Clients of the embedded services, or of an emulator that runs already: all with the same settings. */
final class Peer implements AutoCloseable {
    private static final String EMBEDDED = "embedded";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Optional<EmbeddedAws> embedded;
    private final URI endpoint;

    private Peer(Optional<EmbeddedAws> embedded, URI endpoint) {
        this.embedded = embedded;
        this.endpoint = endpoint;
    }

    /** Starts the embedded services, or takes the emulator of that address. */
    static Peer of(String name) {
        if (!name.equals(EMBEDDED)) {
            return at(URI.create(name));
        }
        EmbeddedAws aws = EmbeddedAws.builder().start();
        return new Peer(Optional.of(aws), aws.endpoint(AwsService.S3));
    }

    static Peer at(URI endpoint) {
        return new Peer(Optional.empty(), endpoint);
    }

    S3Client s3() {
        return S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
                .build();
    }

    SqsClient sqs() {
        return SqsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder().socketTimeout(PATIENCE))
                .build();
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
    }

    @Override
    public void close() {
        embedded.ifPresent(EmbeddedAws::close);
    }
}
