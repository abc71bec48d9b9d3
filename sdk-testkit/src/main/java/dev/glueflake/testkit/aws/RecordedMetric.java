package dev.glueflake.testkit.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One datum of a {@code PutMetricData} request. A datum carries either samples ({@code values} with their {@code
 * counts}) or a {@code summary}; both are kept as they were sent.
 *
 * @param namespace the CloudWatch namespace
 * @param name the metric's name
 * @param dimensions the dimensions by name, in the order sent
 * @param values the samples; one where the request carried a single {@code Value}
 * @param counts how often each of the {@code values} occurred, in the same order
 * @param summary the statistic set, or null where the request carried samples
 * @param unit the CloudWatch unit; {@code None} where the request named none
 * @param timestamp the datum's own time, or the time of its arrival
 */
public record RecordedMetric(
        String namespace,
        String name,
        Map<String, String> dimensions,
        List<Double> values,
        List<Double> counts,
        @Nullable Summary summary,
        String unit,
        Instant timestamp) {

    /**
     * Returns the sum of all samples.
     *
     * @return the statistic set's sum, or each value times its count
     */
    public double sum() {
        if (summary != null) {
            return summary.sum();
        }
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.get(i) * counts.get(i);
        }
        return sum;
    }

    /**
     * A set of statistics that the client computed.
     *
     * @param sampleCount the number of samples
     * @param sum their sum
     * @param minimum the smallest
     * @param maximum the largest
     */
    public record Summary(double sampleCount, double sum, double minimum, double maximum) {}
}
