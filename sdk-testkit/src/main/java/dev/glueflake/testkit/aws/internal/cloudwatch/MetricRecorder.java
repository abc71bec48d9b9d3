package dev.glueflake.testkit.aws.internal.cloudwatch;

import dev.glueflake.testkit.aws.RecordedMetric;
import java.util.ArrayList;
import java.util.List;

/** The metrics that were sent, in the order of their arrival. */
public final class MetricRecorder {
    private final List<RecordedMetric> metrics = new ArrayList<>();

    synchronized void addAll(List<RecordedMetric> more) {
        metrics.addAll(more);
    }

    public synchronized List<RecordedMetric> all() {
        return new ArrayList<>(metrics);
    }

    synchronized void clear() {
        metrics.clear();
    }
}
