package dev.glueflake.core.metrics;

import io.micrometer.cloudwatch2.CloudWatchConfig;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;

/**
 * A Micrometer registry that publishes to CloudWatch, and once more when it is closed.
 *
 * <p>It needs {@code io.micrometer:micrometer-registry-cloudwatch2} and {@code software.amazon.awssdk:cloudwatch} with an
 * asynchronous HTTP client (netty or CRT), which the application adds. A background thread publishes at each step; in
 * a Lambda function, which is frozen between invocations, make one per invocation and close it at its end: closing
 * publishes what was counted and waits for the answer. Thread-safe.
 */
public final class CloudWatchMetrics implements AutoCloseable {
    private final CloudWatchMeterRegistry registry;

    private CloudWatchMetrics(CloudWatchMeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Makes a registry that publishes every minute.
     *
     * @param client stays the caller's, who closes it after this
     * @param namespace the CloudWatch namespace
     * @return a new registry
     * @throws IllegalArgumentException if the namespace is blank
     */
    public static CloudWatchMetrics of(CloudWatchAsyncClient client, String namespace) {
        return of(client, namespace, Duration.ofMinutes(1));
    }

    /**
     * Makes a registry.
     *
     * @param client stays the caller's, who closes it after this
     * @param namespace the CloudWatch namespace
     * @param step how often to publish, at least one second
     * @return a new registry
     * @throws IllegalArgumentException if the namespace is blank or the step too short
     */
    public static CloudWatchMetrics of(CloudWatchAsyncClient client, String namespace, Duration step) {
        if (namespace.isBlank()) {
            throw new IllegalArgumentException("CloudWatch metrics need a namespace, for example \"Glueflake\".");
        }
        if (step.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("The step must be at least one second, not " + step);
        }
        return new CloudWatchMetrics(
                new CloudWatchMeterRegistry(new StepConfig(namespace, step), Clock.SYSTEM, client));
    }

    /**
     * Returns the registry, for {@link Metrics#of(MeterRegistry)} and for the application's own meters.
     *
     * @return the registry; closing this closes it
     */
    public MeterRegistry registry() {
        return registry;
    }

    /** Publishes what was counted since the last step, waits for CloudWatch's answer, and stops. */
    @Override
    public void close() {
        registry.close();
    }

    private record StepConfig(String namespace, Duration step) implements CloudWatchConfig {
        /** Everything else keeps its default. */
        @Override
        public @Nullable String get(String key) {
            return null;
        }
    }
}
