package dev.glueflake.snowflake.load;

import dev.glueflake.core.GlueflakeException;
import dev.glueflake.core.progress.ProgressEvent;
import dev.glueflake.snowflake.Row;
import dev.glueflake.snowflake.SnowflakeClient;
import dev.glueflake.snowflake.StatementResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The run's own table: made anew, filled by COPY of exactly the manifest's parts, and checked against the manifest. */
final class StagingTable {
    private static final Logger LOG = LoggerFactory.getLogger(StagingTable.class);

    private final LoadPlan plan;
    private final LoadSql sql;
    private final SnowflakeClient snowflake;
    private final QueryLog log;

    StagingTable(LoadPlan plan, SnowflakeClient snowflake, QueryLog log) {
        this.plan = plan;
        this.sql = new LoadSql(plan);
        this.snowflake = snowflake;
        this.log = log;
    }

    /** The tables by which a run is known; they stand before anything asks for a run row. */
    void prepareControl() {
        ControlSql control = ControlSql.of(plan);
        control.prepare().forEach(statement -> log.run(snowflake, "prepare", statement));
        log.run(snowflake, "prepare", control.ensureState(), ControlSql.key(plan.targetTable()));
    }

    /** Everything that is DDL, because DDL inside the transaction would commit it. */
    void prepare() {
        sql.prepare().forEach(statement -> log.run(snowflake, "prepare", statement));
    }

    void fill(Manifest manifest, LoadProgress progress) {
        ProgressEvent event = progress.begin("copy").withTotal(manifest.rows());
        long loaded = 0;
        for (List<String> batch : LoadSql.batches(manifest.names())) {
            StatementResult result = log.run(snowflake, "copy", sql.copy(batch));
            loaded += verify(manifest, batch, result);
            progress.report(event.withDone(loaded));
        }
        progress.end(event.withDone(loaded));
    }

    /** What the load did stands whether the table goes or not: a failure is told with the statement to run. */
    void drop() {
        try {
            log.run(snowflake, "clean", sql.drop());
        } catch (GlueflakeException e) {
            LOG.warn("Run {} left its staging table behind; {}: {}", plan.runId(), sql.drop(), e.getMessage());
        }
    }

    /** COPY reports success also for files that it skipped or never saw; only the rows of each file tell. */
    private long verify(Manifest manifest, List<String> batch, StatementResult result) {
        Map<String, Row> byFile = new HashMap<>();
        if (result.columns().stream().anyMatch(column -> column.name().equals("file"))) {
            result.rows().forEach(row -> byFile.put(fileName(row.getString("file")), row));
        }
        Map<String, Long> expected = manifest.parts().stream()
                .filter(part -> batch.contains(part.name()))
                .collect(Collectors.toMap(Manifest.Part::name, Manifest.Part::rows));
        if (!byFile.keySet().equals(expected.keySet())) {
            throw new LoadVerificationException(
                    plan, "COPY loaded the files " + byFile.keySet() + " where the manifest has " + expected.keySet());
        }
        expected.forEach((name, rows) -> verify(name, rows, byFile.get(name)));
        return expected.values().stream().mapToLong(Long::longValue).sum();
    }

    private void verify(String name, long rows, @Nullable Row copied) {
        if (copied == null
                || !copied.getString("status").equals("LOADED")
                || copied.getLong("rows_loaded") != rows
                || copied.getLong("rows_parsed") != rows) {
            throw new LoadVerificationException(
                    plan, "file " + name + " has " + rows + " rows, and COPY reports " + copied);
        }
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
