package dev.glueflake.testkit.aws.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.glueflake.testkit.aws.AwsEnvironment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;
import software.amazon.awssdk.services.sts.StsClient;

/** CloudWatch and STS. */
@Contract
class MetricContractTest {
    private final String namespace = Names.unique("contract");
    private final CloudWatchClient cloudWatch;

    MetricContractTest(CloudWatchClient cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    private static MetricDatum datum(String name, double value) {
        return MetricDatum.builder()
                .metricName(name)
                .dimensions(Dimension.builder().name("job").value("load").build())
                .unit(StandardUnit.COUNT)
                .timestamp(Instant.now().truncatedTo(ChronoUnit.SECONDS))
                .value(value)
                .build();
    }

    /** So many that the SDK compresses the request. */
    @Test
    void manyMetricsAreTakenAtOnce() {
        List<MetricDatum> data =
                IntStream.range(0, 500).mapToObj(i -> datum("rows" + i % 5, i)).toList();

        assertThat(cloudWatch
                        .putMetricData(request -> request.namespace(namespace).metricData(data))
                        .sdkHttpResponse()
                        .isSuccessful())
                .isTrue();
    }

    @Test
    void aNamespaceIsWanted() {
        assertThatThrownBy(() -> cloudWatch.putMetricData(request -> request.metricData(datum("rows", 1))))
                .isInstanceOf(CloudWatchException.class);
    }

    @Test
    void stsNamesTheAccountThatTheEnvironmentNames(StsClient sts, AwsEnvironment aws) {
        assertThat(sts.getCallerIdentity().account()).isEqualTo(aws.accountId());
        assertThat(sts.assumeRole(request -> request.roleArn("arn:aws:iam::" + aws.accountId() + ":role/loader")
                                .roleSessionName("contract"))
                        .credentials()
                        .accessKeyId())
                .isNotBlank();
    }
}
