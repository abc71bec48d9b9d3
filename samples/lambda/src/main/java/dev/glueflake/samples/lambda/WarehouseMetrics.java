package dev.glueflake.samples.lambda;

import dev.glueflake.snowflake.load.LoadCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/**
 * The old job's metrics, for the dashboards that stand on them, and {@code failures} beside them.
 *
 * <p>Namespace {@code WAREHOUSE}, unit Count, one dimension {@code Glue <JOB_TYPE>} whose value is the target table or
 * {@code TOTAL}.
 */
final class WarehouseMetrics {
    private static final Logger LOG = LoggerFactory.getLogger(WarehouseMetrics.class);
    /** What one call takes (quota of PutMetricData). */
    private static final int BATCH = 1000;

    private final CloudWatchClient cloudWatch;
    private final String jobType;
    private final List<MetricDatum> data = new ArrayList<>();

    WarehouseMetrics(CloudWatchClient cloudWatch, String jobType) {
        this.cloudWatch = cloudWatch;
        this.jobType = jobType;
    }

    /** Publishes all tables' counts, those that failed as failures, and the totals. */
    void publish(Map<String, Optional<LoadCounts>> tables) {
        tables.forEach((table, counts) -> {
            counts.ifPresent(rows -> add(table, rows.source(), rows.filtered(), rows.destination()));
            add("failures", table, counts.isPresent() ? 0 : 1);
        });
        List<LoadCounts> loaded =
                tables.values().stream().flatMap(Optional::stream).toList();
        add(
                "TOTAL",
                loaded.stream().mapToLong(LoadCounts::source).sum(),
                loaded.stream().mapToLong(LoadCounts::filtered).sum(),
                loaded.stream().mapToLong(LoadCounts::destination).sum());
        add("failures", "TOTAL", tables.size() - (long) loaded.size());
        for (int from = 0; from < data.size(); from += BATCH) {
            List<MetricDatum> part = data.subList(from, Math.min(from + BATCH, data.size()));
            cloudWatch.putMetricData(request -> request.namespace("WAREHOUSE").metricData(part));
        }
        LOG.info("Published {} values to CloudWatch", data.size());
    }

    private void add(String table, long source, long filtered, long destination) {
        add("source", table, source);
        add("incremental_pull_count", table, filtered);
        add("destination", table, destination);
        add("difference", table, source - destination);
    }

    private void add(String metric, String table, long value) {
        data.add(MetricDatum.builder()
                .metricName(metric)
                .unit(StandardUnit.COUNT)
                .value((double) value)
                .dimensions(
                        Dimension.builder().name("Glue " + jobType).value(table).build())
                .build());
    }
}
