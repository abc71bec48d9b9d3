package dev.glueflake.testkit.aws.internal.assertion;

import dev.glueflake.testkit.aws.AwsEnvironment;
import dev.glueflake.testkit.aws.EmbeddedAws;
import dev.glueflake.testkit.aws.RecordedMetric;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.Metric;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** A metric with one set of dimensions. */
public record Metrics(AwsEnvironment environment, String namespace, String name, Map<String, String> dimensions) {
    private static final Duration DAY = Duration.ofDays(1);

    /** The sets of dimensions that the metric was sent with. */
    public List<Map<String, String>> known() {
        return environment
                .cloudWatch()
                .listMetricsPaginator(request -> request.namespace(namespace).metricName(name))
                .metrics()
                .stream()
                .map(Metrics::dimensions)
                .toList();
    }

    private static Map<String, String> dimensions(Metric metric) {
        Map<String, String> named = new TreeMap<>();
        metric.dimensions().forEach(dimension -> named.put(dimension.name(), dimension.value()));
        return named;
    }

    public double sum() {
        return environment instanceof EmbeddedAws embedded ? recorded(embedded) : asked();
    }

    private double recorded(EmbeddedAws embedded) {
        return embedded.recordedMetrics().stream()
                .filter(metric -> metric.namespace().equals(namespace)
                        && metric.name().equals(name)
                        && metric.dimensions().equals(dimensions))
                .mapToDouble(RecordedMetric::sum)
                .sum();
    }

    private double asked() {
        Instant now = Instant.now();
        List<Dimension> wanted = dimensions.entrySet().stream()
                .map(entry -> Dimension.builder()
                        .name(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
        return environment
                .cloudWatch()
                .getMetricStatistics(request -> request.namespace(namespace)
                        .metricName(name)
                        .dimensions(wanted)
                        .statistics(Statistic.SUM)
                        .period((int) DAY.toSeconds())
                        .startTime(now.minus(DAY))
                        .endTime(now.plusSeconds(60)))
                .datapoints()
                .stream()
                .mapToDouble(point -> point.sum())
                .sum();
    }

    @Override
    public String toString() {
        return "metric " + namespace + "/" + name + " " + dimensions;
    }
}
