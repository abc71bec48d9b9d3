package dev.glueflake.glue.event;

import dev.glueflake.core.metrics.Metrics;

/** Publishes the counts of event files; types and reasons are tags, file names never are. */
record EventMetrics(Metrics metrics) {

    void record(PartitionedFiles result) {
        metrics.count("glueflake.event.files", 1);
        metrics.count("glueflake.event.lines", (double) result.lines());
        metrics.count("glueflake.event.blank", (double) result.blank());
        metrics.count("glueflake.event.dropped", (double) result.droppedFields());
        for (PartitionedFiles.Partition partition : result.partitions()) {
            metrics.count("glueflake.event.written", (double) partition.events(), "on", partition.on());
        }
        result.quarantinedByReason()
                .forEach((reason, lines) ->
                        metrics.count("glueflake.event.quarantined", (double) lines, "reason", reason));
    }
}
