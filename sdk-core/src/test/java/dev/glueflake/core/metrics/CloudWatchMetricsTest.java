package dev.glueflake.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.EmbeddedAws;
import org.junit.jupiter.api.Test;

class CloudWatchMetricsTest {
    @Test
    void closingPublishesWhatWasCounted() {
        try (EmbeddedAws aws = AwsEnvironment.embedded()) {
            try (CloudWatchMetrics cloudWatch = CloudWatchMetrics.of(aws.cloudWatchAsync(), "Glueflake")) {
                Metrics.of(cloudWatch.registry()).count("glueflake.load.rows", 42, "table", "ORDERS");
                assertThat(aws.recordedMetrics()).isEmpty();
            }

            assertThat(aws.recordedMetrics()).anySatisfy(metric -> {
                assertThat(metric.namespace()).isEqualTo("Glueflake");
                assertThat(metric.name()).startsWith("glueflake.load.rows");
                assertThat(metric.dimensions()).containsEntry("table", "ORDERS");
                assertThat(metric.toString()).contains("42.0");
            });
        }
    }

    @Test
    void aNamespaceIsRequired() {
        try (EmbeddedAws aws = AwsEnvironment.embedded()) {
            assertThatIllegalArgumentException().isThrownBy(() -> CloudWatchMetrics.of(aws.cloudWatchAsync(), " "));
        }
    }
}
