package dev.glueflake.testkit.aws.internal.client;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** What a client must know of an environment. */
public record ClientConfiguration(String region, String accessKeyId, String secretAccessKey) {
    private static final Duration PAUSE = Duration.ofMillis(2);

    <B extends AwsClientBuilder<B, ?>> B apply(B builder, URI endpoint) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey)));
    }

    /** The same with the standard number of attempts, but without the seconds between them that a test would wait. */
    <B extends AwsClientBuilder<B, ?>> B applyWithRetries(B builder, URI endpoint) {
        StandardRetryStrategy retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .backoffStrategy(BackoffStrategy.fixedDelayWithoutJitter(PAUSE))
                .throttlingBackoffStrategy(BackoffStrategy.fixedDelayWithoutJitter(PAUSE))
                .circuitBreakerEnabled(false)
                .build();
        return apply(builder, endpoint).overrideConfiguration(settings -> settings.retryStrategy(retries));
    }
}
