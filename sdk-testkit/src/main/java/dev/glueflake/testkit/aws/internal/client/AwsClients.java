package dev.glueflake.testkit.aws.internal.client;

import dev.glueflake.testkit.aws.AwsService;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The clients of one environment, each made at its first use. Safe for use by several threads. */
public final class AwsClients implements AutoCloseable {
    private static final String SDK_PACKAGE = "software.amazon.awssdk.services.";

    private final Map<Class<?>, AutoCloseable> open = new HashMap<>();
    private final Function<AwsService, URI> endpoints;
    private final ClientConfiguration configuration;

    public AwsClients(Function<AwsService, URI> endpoints, ClientConfiguration configuration) {
        this.endpoints = endpoints;
        this.configuration = configuration;
    }

    public <B extends AwsClientBuilder<B, ?>> B configure(B builder) {
        return configuration.apply(builder, endpoint(builder));
    }

    public S3Client s3() {
        return client(S3Client.class, () -> ready(S3Client.builder()).build());
    }

    public S3AsyncClient s3Async() {
        return client(S3AsyncClient.class, () -> ready(S3AsyncClient.builder()).build());
    }

    public SsmClient ssm() {
        return client(SsmClient.class, () -> ready(SsmClient.builder()).build());
    }

    public SecretsManagerClient secretsManager() {
        return client(SecretsManagerClient.class, () -> ready(SecretsManagerClient.builder())
                .build());
    }

    public CloudWatchClient cloudWatch() {
        return client(
                CloudWatchClient.class, () -> ready(CloudWatchClient.builder()).build());
    }

    public CloudWatchAsyncClient cloudWatchAsync() {
        return client(CloudWatchAsyncClient.class, () -> ready(CloudWatchAsyncClient.builder())
                .build());
    }

    public StsClient sts() {
        return client(StsClient.class, () -> ready(StsClient.builder()).build());
    }

    public GlueClient glue() {
        return client(GlueClient.class, () -> ready(GlueClient.builder()).build());
    }

    public SqsClient sqs() {
        return client(SqsClient.class, () -> ready(SqsClient.builder()).build());
    }

    public EventBridgeClient eventBridge() {
        return client(EventBridgeClient.class, () -> ready(EventBridgeClient.builder())
                .build());
    }

    public LambdaClient lambda() {
        return client(LambdaClient.class, () -> ready(LambdaClient.builder()).build());
    }

    public SfnClient stepFunctions() {
        return client(SfnClient.class, () -> ready(SfnClient.builder()).build());
    }

    @Override
    public synchronized void close() {
        for (AutoCloseable client : open.values()) {
            ((SdkAutoCloseable) client).close();
        }
        open.clear();
    }

    private synchronized <T extends SdkAutoCloseable> T client(Class<T> type, Supplier<T> maker) {
        return type.cast(open.computeIfAbsent(type, ignored -> maker.get()));
    }

    private <B extends AwsClientBuilder<B, ?>> B ready(B builder) {
        return configuration.applyWithRetries(builder, endpoint(builder));
    }

    /** The SDK has a package per service; its name tells which service a builder belongs to. */
    private URI endpoint(AwsClientBuilder<?, ?> builder) {
        String name = builder.getClass().getPackageName();
        return Arrays.stream(AwsService.values())
                .filter(service -> name.equals(SDK_PACKAGE + service.id()))
                .findFirst()
                .map(endpoints)
                .orElseThrow(() -> new IllegalArgumentException("The environment has no service for a builder of "
                        + name + "; it has " + Arrays.toString(AwsService.values())));
    }
}
