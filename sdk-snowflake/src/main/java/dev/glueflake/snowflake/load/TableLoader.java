package dev.glueflake.snowflake.load;

import dev.glueflake.core.metrics.Metrics;
import dev.glueflake.core.progress.ProgressListener;
import dev.glueflake.snowflake.SnowflakeClient;
import java.time.Clock;
import java.util.Objects;
import javax.sql.DataSource;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Loads tables of a JDBC source into Snowflake through S3.
 *
 * <p>{@link #load} does it all. {@link #plan}, {@link #start} and {@link #await} are its parts, for a dry run, or for
 * another process that takes over: {@code await} of a handle goes on where an earlier attempt stopped, and never applies
 * a run twice.
 *
 * <p>A statement waits 900 seconds at most for a lock and 600 for a warehouse, not hours as Snowflake would; how long it may
 * run is left to the session parameter STATEMENT_TIMEOUT_IN_SECONDS of the client.
 *
 * <p>Thread-safe; one loader may run several loads at once, each on connections of its own. It closes nothing that was
 * passed in.
 */
public final class TableLoader {
    private final SnowflakeClient snowflake;
    private final DataSource source;
    private final RunFiles files;
    private final Clock clock;
    private final ProgressListener progress;
    private final LoadMetrics metrics;
    private final LoadPlanner planner;

    private TableLoader(Builder builder) {
        this.snowflake = builder.snowflake;
        this.source = builder.source;
        this.files = new RunFiles(builder.s3);
        this.clock = builder.clock;
        this.progress = builder.progress;
        this.metrics = new LoadMetrics(builder.metrics);
        this.planner = new LoadPlanner(snowflake, source, clock);
    }

    /**
     * Begins a loader.
     *
     * @param snowflake where rows go; it needs transactions, so it goes over JDBC
     * @param source where rows come from, a snapshot in one transaction; for MySQL Connector/J its URL needs
     *     {@code useCursorFetch=true}, else the driver holds the whole table in memory
     * @param s3 writes the files; its credentials reach the stage's location
     * @return a builder
     */
    public static Builder builder(SnowflakeClient snowflake, DataSource source, S3Client s3) {
        return new Builder(snowflake, source, s3);
    }

    /**
     * Settles what a load will do. Only reads.
     *
     * @param load what is wanted
     * @return the plan; print it for a dry run
     * @throws dev.glueflake.core.ConfigurationException when the load does not fit the source or the target, naming the
     *     table or column and what to do
     * @throws dev.glueflake.core.TransientException when the source cannot be read
     */
    public LoadPlan plan(TableLoad load) {
        return planner.plan(load);
    }

    /**
     * Writes the plan beside the files to come. No row moves yet.
     *
     * @param plan the plan
     * @return the handle to store and to await
     */
    public LoadHandle start(LoadPlan plan) {
        return files.store(plan);
    }

    /**
     * Carries a started load out, or goes on with one that was interrupted.
     *
     * @param handle what {@link #start} returned, in this process or another
     * @return the result; a load that did not succeed throws
     * @throws LoadVerificationException when counts do not add up or a guard forbids the load; the target is as before
     * @throws dev.glueflake.core.OutcomeUnknownException when the answer to COMMIT was lost and the run row cannot be
     *     read; await the same handle again, which finds out before it does anything
     * @throws dev.glueflake.core.TransientException when the source, S3 or Snowflake failed before anything was applied
     * @throws dev.glueflake.core.InterruptedOperationException when the thread was interrupted while it read the source
     * @throws dev.glueflake.snowflake.SnowflakeException when Snowflake refused a statement; nothing was applied
     */
    public LoadResult await(LoadHandle handle) {
        LoadPlan plan = files.plan(handle);
        LoadResult result = new LoadRun(plan, snowflake, source, files, clock, progress).run();
        metrics.record(result);
        return result;
    }

    /**
     * Plans, starts and awaits a load.
     *
     * @param load what is wanted
     * @return the result; see {@link #await} for what is thrown
     */
    public LoadResult load(TableLoad load) {
        return await(start(plan(load)));
    }

    /** Builds a {@link TableLoader}. Not thread-safe. */
    public static final class Builder {
        private final SnowflakeClient snowflake;
        private final DataSource source;
        private final S3Client s3;
        private Clock clock = Clock.systemUTC();
        private ProgressListener progress = ProgressListener.none();
        private Metrics metrics = Metrics.none();

        private Builder(SnowflakeClient snowflake, DataSource source, S3Client s3) {
            this.snowflake = Objects.requireNonNull(snowflake, "snowflake");
            this.source = Objects.requireNonNull(source, "source");
            this.s3 = Objects.requireNonNull(s3, "s3");
        }

        /**
         * Sets the clock that runs are named by.
         *
         * @param value the clock; the system's in UTC without this
         * @return this
         */
        public Builder clock(Clock value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * Sets who hears of rows read and copied.
         *
         * @param value the listener
         * @return this
         */
        public Builder progress(ProgressListener value) {
            progress = Objects.requireNonNull(value, "progress");
            return this;
        }

        /**
         * Sets where counts are published.
         *
         * @param value the metrics
         * @return this
         */
        public Builder metrics(Metrics value) {
            metrics = Objects.requireNonNull(value, "metrics");
            return this;
        }

        /**
         * Builds the loader.
         *
         * @return the loader
         * @throws dev.glueflake.core.ConfigurationException when the Snowflake client has no transactions
         */
        public TableLoader build() {
            if (!snowflake.capabilities().contains(SnowflakeClient.Capability.TRANSACTION)) {
                throw LoadErrors.configuration(
                        "TableLoader applies a load in one transaction of several statements, which"
                                + " this SnowflakeClient has not; make it by SnowflakeClient.jdbc(...)");
            }
            return new TableLoader(this);
        }
    }
}
