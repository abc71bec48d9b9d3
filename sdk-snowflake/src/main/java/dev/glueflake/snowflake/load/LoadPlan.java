package dev.glueflake.snowflake.load;

import dev.glueflake.core.RunId;
import dev.glueflake.core.S3Location;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SnowflakeIdentifier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a load will do, all of it settled: the executor takes nothing else.
 *
 * <p>Holds no client and no secret. {@link #toJson()} and {@link #fromJson} carry it elsewhere; {@link #toString()} prints
 * the SQL. Immutable and thread-safe.
 */
public final class LoadPlan {
    private final RunId runId;
    private final Instant logicalTime;
    private final LoadStrategy strategy;
    private final Source source;
    private final Target target;
    private final Files files;
    private final Guards guards;
    private final @Nullable String nextWatermark;
    private final @Nullable Window window;

    LoadPlan(
            RunId runId,
            Instant logicalTime,
            LoadStrategy strategy,
            Source source,
            Target target,
            Files files,
            Guards guards,
            @Nullable String nextWatermark,
            @Nullable Window window) {
        this.runId = runId;
        this.logicalTime = logicalTime;
        this.strategy = strategy;
        this.source = source;
        this.target = target;
        this.files = files;
        this.guards = guards;
        this.nextWatermark = nextWatermark;
        this.window = window;
    }

    /**
     * Where rows come from.
     *
     * @param table the table's name, quoted for the source's SQL
     * @param quote what the source quotes names with
     */
    record Source(String table, String quote) {
        String quoted(String name) {
            return quote + name.replace(quote, quote + quote) + quote;
        }
    }

    /**
     * Where rows go.
     *
     * @param deleteFlag a column of the staging table that the target has not
     * @param exists whether the table stood when the load was planned
     * @param added columns that it lacked
     */
    record Target(
            QualifiedName table,
            List<LoadColumn> columns,
            List<SnowflakeIdentifier> keys,
            @Nullable SnowflakeIdentifier cursor,
            @Nullable SnowflakeIdentifier deleteFlag,
            boolean exists,
            List<SnowflakeIdentifier> added) {

        /** The columns that the target table itself has. */
        List<LoadColumn> stored() {
            return columns.stream()
                    .filter(column -> !column.target().equals(deleteFlag))
                    .toList();
        }
    }

    /** {@code path} is relative to the stage's root and ends with a slash. */
    record Files(QualifiedName stage, S3Location root, String path, String baseName, long partBytes) {
        S3Location location(String name) {
            return root.resolve(path + name);
        }
    }

    /**
     * What must hold for the load to be applied.
     *
     * @param previousRun the run that loaded the table before this one, null for none
     */
    record Guards(
            long minRows, int maxShrinkPercent, @Nullable String previousRun) {}

    /**
     * Returns the run's id.
     *
     * @return unique for every plan
     */
    public RunId runId() {
        return runId;
    }

    /**
     * Returns the time that the run stands for and that its files are named by.
     *
     * @return the moment of planning
     */
    public Instant logicalTime() {
        return logicalTime;
    }

    /**
     * Returns the strategy.
     *
     * @return the strategy
     */
    public LoadStrategy strategy() {
        return strategy;
    }

    /**
     * Returns the target table.
     *
     * @return its name in Snowflake
     */
    public QualifiedName targetTable() {
        return target.table();
    }

    /**
     * Returns the watermark that the load reaches.
     *
     * @return the source's greatest cursor value when the load was planned, as text, and never less than the last
     *     watermark; a load of all rows also takes what came since, and its watermark with it; empty without a cursor or
     *     for a source without rows
     */
    public Optional<String> nextWatermark() {
        return Optional.ofNullable(nextWatermark);
    }

    /**
     * Tells whether there is nothing to read: no file is written and no statement runs.
     *
     * @return true when the source has nothing above the watermark
     */
    public boolean isEmpty() {
        return window != null && window.isEmpty();
    }

    /**
     * Returns every statement in its order, for a dry run.
     *
     * @return Snowflake SQL, with {@code ?} for binds
     */
    public List<String> statements() {
        return new LoadSql(this).all();
    }

    /**
     * Writes the plan as JSON.
     *
     * @return a JSON object
     */
    public String toJson() {
        return PlanJson.write(this);
    }

    /**
     * Reads a plan that {@link #toJson()} wrote.
     *
     * @param json the JSON object
     * @return the plan
     * @throws dev.glueflake.core.ConfigurationException when the text is not such a plan
     */
    public static LoadPlan fromJson(String json) {
        return PlanJson.read(json);
    }

    Source source() {
        return source;
    }

    Target target() {
        return target;
    }

    Files files() {
        return files;
    }

    Guards guards() {
        return guards;
    }

    Optional<Window> window() {
        return Optional.ofNullable(window);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoadPlan that && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return runId.hashCode();
    }

    @Override
    public String toString() {
        return "Load " + runId + ": " + strategy + " " + source.table() + " -> " + target.table() + "\n"
                + String.join(";\n", statements()) + ";\n";
    }
}
