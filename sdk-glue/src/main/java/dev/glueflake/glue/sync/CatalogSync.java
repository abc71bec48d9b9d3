package dev.glueflake.glue.sync;

import dev.glueflake.core.metrics.Metrics;
import dev.glueflake.core.progress.ProgressEvent;
import dev.glueflake.core.progress.ProgressListener;
import dev.glueflake.core.progress.ProgressUnit;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * Keeps Snowflake's external tables in step with the Glue Data Catalog.
 *
 * <p>{@link #onEvent} takes an event and does it all; {@link #sync} does it for one table. {@link #plan}, {@link #start} and
 * {@link #await} are its parts, for a dry run, or for another process that takes over. Whatever fails is thrown, so that a
 * queue delivers the event again; doing it again is safe, since the current definitions are compared each time.
 *
 * <p>It runs over the SQL API as over JDBC: one statement per request, no session, no transaction. DDL commits by itself
 * (rule of Snowflake). The role needs CREATE EXTERNAL TABLE on the schema, USAGE on the stage, and OWNERSHIP of the tables
 * it changes. Thread-safe; it closes nothing that was passed in.
 */
public final class CatalogSync {
    private final SyncPlanner planner;
    private final SyncExecution execution;
    private final Clock clock;
    private final ProgressListener progress;
    private final Metrics metrics;
    private final Consumer<? super SyncHandle> recorder;

    private CatalogSync(Builder builder) {
        planner = new SyncPlanner(new GlueCatalog(builder.glue), builder.snowflake, builder.settings);
        execution = new SyncExecution(builder.snowflake, builder.settings.statementTimeout());
        clock = builder.clock;
        progress = builder.progress;
        metrics = builder.metrics;
        recorder = builder.recorder;
    }

    /**
     * What came of an event.
     *
     * @param event what it said
     * @param results one per table that it names; empty for an ignored event
     */
    public record EventResult(CatalogEvent event, List<SyncResult> results) {

        /**
         * Copies the list.
         *
         * @param event what it said
         * @param results one per table
         */
        public EventResult {
            results = List.copyOf(results);
        }
    }

    /**
     * Begins a sync.
     *
     * @param glue reads tables and partitions; needs {@code glue:GetTable} and {@code glue:GetPartitions}
     * @param snowflake where external tables stand
     * @param settings stages, formats and policies
     * @return a builder
     */
    public static Builder builder(GlueClient glue, SnowflakeClient snowflake, CatalogSyncSettings settings) {
        return new Builder(glue, snowflake, settings);
    }

    /**
     * Syncs every table that an event names.
     *
     * @param json the event's JSON text; see {@link CatalogEvent}
     * @return what was done with each table, or why the event was ignored
     * @throws dev.glueflake.core.PermanentException when the text is no such event, or Glue refuses
     * @throws dev.glueflake.core.TransientException when Glue or Snowflake could not be reached; deliver the event again
     * @throws dev.glueflake.snowflake.SnowflakeException when Snowflake refused a statement
     */
    public EventResult onEvent(String json) {
        CatalogEvent event = CatalogEvent.parse(json);
        List<SyncResult> results = new ArrayList<>();
        if (event instanceof CatalogEvent.TablesChanged changed) {
            changed.tables().forEach(table -> results.add(sync(table)));
        } else {
            metrics.count("glueflake.sync.ignored", 1, "event", event.name());
        }
        return new EventResult(event, results);
    }

    /**
     * Plans, starts and awaits the sync of one table.
     *
     * @param table the Glue table
     * @return the result; see {@link #onEvent} for what is thrown
     */
    public SyncResult sync(GlueTableName table) {
        return await(start(plan(table)));
    }

    /**
     * Settles what a sync will do. Only reads.
     *
     * @param table the Glue table; it need not exist any more
     * @return the plan; print it for a dry run
     */
    public SyncPlan plan(GlueTableName table) {
        return planner.plan(table);
    }

    /**
     * Submits a plan's first statement and records the handle.
     *
     * @param plan the plan
     * @return the handle to await
     * @throws dev.glueflake.core.TransientException when the external table has changed since the plan was made
     */
    public SyncHandle start(SyncPlan plan) {
        SyncHandle handle = new SyncHandle(plan, execution.begin(plan), clock.instant());
        recorder.accept(handle);
        return handle;
    }

    /**
     * Carries a started sync out.
     *
     * @param handle what {@link #start} returned, in this process or another
     * @return the result
     * @throws dev.glueflake.snowflake.SnowflakeException when a statement failed; those after it did not run
     * @throws dev.glueflake.core.OutcomeUnknownException when a statement's answer was lost; sync the table again, which
     *     finds out before it does anything
     */
    public SyncResult await(SyncHandle handle) {
        ProgressEvent event = ProgressEvent.start(
                        "sync " + handle.plan().source(), handle.plan().action().name(), ProgressUnit.ITEMS)
                .withTotal(handle.plan().statements().size());
        progress.onProgress(event);
        try {
            List<SyncResult.Executed> done = execution.finish(handle);
            Duration taken = Duration.between(handle.startedAt(), clock.instant());
            SyncResult result = new SyncResult(handle.plan(), done, taken.isNegative() ? Duration.ZERO : taken);
            progress.onProgress(event.withDone(done.size())
                    .withMessage(handle.plan().detail())
                    .finished());
            record(result);
            return result;
        } catch (RuntimeException e) {
            progress.onProgress(event.failed(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    /**
     * Registers files that came to be without a notification: before automatic refresh was set up, or without it.
     *
     * @param table the external table
     * @param path limits the work to files below this path, relative to the table's location; empty for all. Large tables
     *     are refreshed path by path
     * @return the id of the statement, which has ended
     */
    public String refresh(QualifiedName table, String path) {
        return execution.run(ExternalTableSql.refresh(table, path));
    }

    private void record(SyncResult result) {
        String reason = result.skipReason().map(SkipReason::name).orElse("");
        metrics.count("glueflake.sync.tables", 1, "action", result.action().name(), "reason", reason);
        metrics.time(
                "glueflake.sync.duration",
                result.duration(),
                "action",
                result.action().name());
    }

    /** Builds a {@link CatalogSync}. Not thread-safe. */
    public static final class Builder {
        private final GlueClient glue;
        private final SnowflakeClient snowflake;
        private final CatalogSyncSettings settings;
        private Clock clock = Clock.systemUTC();
        private ProgressListener progress = ProgressListener.none();
        private Metrics metrics = Metrics.none();
        private Consumer<? super SyncHandle> recorder = handle -> {};

        private Builder(GlueClient glue, SnowflakeClient snowflake, CatalogSyncSettings settings) {
            this.glue = Objects.requireNonNull(glue, "glue");
            this.snowflake = Objects.requireNonNull(snowflake, "snowflake");
            this.settings = Objects.requireNonNull(settings, "settings");
        }

        /**
         * Sets the clock that durations are read from.
         *
         * @param value the clock; the system's in UTC without this
         * @return this
         */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * Sets who hears of statements that ended.
         *
         * @param value the listener
         * @return this
         */
        public Builder progress(ProgressListener value) {
            progress = Objects.requireNonNull(value, "progress");
            return this;
        }

        /**
         * Sets where actions and skips are counted.
         *
         * @param value the metrics
         * @return this
         */
        public Builder metrics(Metrics value) {
            metrics = Objects.requireNonNull(value, "metrics");
            return this;
        }

        /**
         * Sets who records handles.
         *
         * @param value gets each handle before it is waited for
         * @return this
         */
        public Builder recorder(Consumer<? super SyncHandle> value) {
            recorder = Objects.requireNonNull(value, "recorder");
            return this;
        }

        /**
         * Builds the sync.
         *
         * @return the sync
         */
        public CatalogSync build() {
            return new CatalogSync(this);
        }
    }
}
