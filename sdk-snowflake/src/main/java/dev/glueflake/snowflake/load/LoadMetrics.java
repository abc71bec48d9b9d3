package dev.glueflake.snowflake.load;

import dev.glueflake.core.metrics.Metrics;

/** Publishes the counts of a load; the table and the strategy are tags, run and query ids never are. */
final class LoadMetrics {
    private final Metrics metrics;

    LoadMetrics(Metrics metrics) {
        this.metrics = metrics;
    }

    void record(LoadResult result) {
        String[] tags = {
            "table", result.target().name().name(),
            "strategy", result.strategy().name(),
            "outcome", result.outcome().name()
        };
        LoadCounts counts = result.counts();
        rows("glueflake.load.source", counts.source(), tags);
        rows("glueflake.load.filtered", counts.filtered(), tags);
        rows("glueflake.load.inserted", counts.inserted(), tags);
        rows("glueflake.load.updated", counts.updated(), tags);
        rows("glueflake.load.deleted", counts.deleted(), tags);
        rows("glueflake.load.destination", counts.destination(), tags);
        metrics.time("glueflake.load.duration", result.duration(), tags);
    }

    private void rows(String name, long amount, String... tags) {
        metrics.record(name, "rows", (double) amount, tags);
    }
}
