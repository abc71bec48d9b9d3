package dev.glueflake.testkit.aws.internal.client;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** What a client must know of an environment. */
public record ClientConfiguration(
        String region, String accessKeyId, String secretAccessKey, List<ExecutionInterceptor> interceptors) {
    private static final Duration PAUSE = Duration.ofMillis(2);

    public ClientConfiguration(String region, String accessKeyId, String secretAccessKey) {
        this(region, accessKeyId, secretAccessKey, List.of());
    }

    void apply(AwsClientBuilder<?, ?> builder, String service, URI endpoint) {
        builder.endpointOverride(endpoint);
        builder.region(Region.of(region));
        builder.credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey)));
        if (service.equals("s3")) {
            PathStyle.apply(builder);
        }
        if (!interceptors.isEmpty()) {
            ClientOverrideConfiguration.Builder settings = builder.overrideConfiguration().toBuilder();
            interceptors.forEach(settings::addExecutionInterceptor);
            builder.overrideConfiguration(settings.build());
        }
    }

    /** The same with the standard number of attempts, but without the seconds between them that a test would wait. */
    void applyWithRetries(AwsClientBuilder<?, ?> builder, String service, URI endpoint) {
        StandardRetryStrategy retries = AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .backoffStrategy(BackoffStrategy.fixedDelayWithoutJitter(PAUSE))
                .throttlingBackoffStrategy(BackoffStrategy.fixedDelayWithoutJitter(PAUSE))
                .circuitBreakerEnabled(false)
                .build();
        builder.overrideConfiguration(settings -> settings.retryStrategy(retries));
        apply(builder, service, endpoint);
    }
}
