package dev.glueflake.snowflake.load;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.snowflake.QualifiedName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a load is to do: from which source table to which Snowflake table, and how. Immutable and thread-safe.
 *
 * <p>Column names are the source's, matched without regard to case where that is unambiguous.
 */
public final class TableLoad {
    private final String source;
    private final QualifiedName target;
    private final StageLocation stage;
    private final LoadStrategy strategy;
    private final Builder settings;

    private TableLoad(Builder builder) {
        this.source = builder.source;
        this.target = builder.target;
        this.stage = builder.stage;
        this.strategy = builder.strategy;
        this.settings = builder.copy();
    }

    /**
     * Begins a load.
     *
     * @param source the source table, {@code table} or {@code schema.table}, as the source database spells it
     * @param target the Snowflake table; it is made where it does not exist
     * @param strategy what becomes of the target's rows
     * @param stage where the files go
     * @return a builder
     */
    public static Builder builder(String source, QualifiedName target, LoadStrategy strategy, StageLocation stage) {
        return new Builder(source, target, strategy, stage);
    }

    /**
     * Returns the source table.
     *
     * @return {@code table} or {@code schema.table}
     */
    public String source() {
        return source;
    }

    /**
     * Returns the target table.
     *
     * @return its name in Snowflake
     */
    public QualifiedName target() {
        return target;
    }

    /**
     * Returns where the files go.
     *
     * @return stage and location
     */
    public StageLocation stage() {
        return stage;
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
     * Returns the key columns.
     *
     * @return source column names; empty where the source's primary key applies
     */
    public List<String> keys() {
        return List.copyOf(settings.keys);
    }

    /**
     * Returns the cursor column.
     *
     * @return the source column that grows with every change, empty where there is none
     */
    public Optional<String> cursor() {
        return Optional.ofNullable(settings.cursor);
    }

    /**
     * Returns the delete flag.
     *
     * @return the BOOLEAN source column that marks deleted rows, empty where there is none
     */
    public Optional<String> deleteFlag() {
        return Optional.ofNullable(settings.deleteFlag);
    }

    /**
     * Returns the columns left out.
     *
     * @return source column names
     */
    public Set<String> excludedColumns() {
        return Set.copyOf(settings.excluded);
    }

    /**
     * Returns how far below the watermark reading starts again.
     *
     * @return the overlap, zero for none; only for a cursor of time
     */
    public Duration lag() {
        return settings.lag;
    }

    /**
     * Returns the job type.
     *
     * @return the first segment of the files' keys
     */
    public String jobType() {
        return settings.jobType;
    }

    /**
     * Returns the least number of rows that may replace a table.
     *
     * @return rows
     */
    public long minRows() {
        return settings.minRows;
    }

    /**
     * Returns how much smaller a replaced table may get.
     *
     * @return percent of the rows before, 0 to 100
     */
    public int maxShrinkPercent() {
        return settings.maxShrinkPercent;
    }

    /**
     * Returns the size at which a file is closed and the next one begun.
     *
     * @return bytes of CSV before compression
     */
    public long partBytes() {
        return settings.partBytes;
    }

    /**
     * Returns a builder with these settings.
     *
     * @return a builder of its own
     */
    public Builder toBuilder() {
        return settings.copy();
    }

    /** Builds a {@link TableLoad}. Not thread-safe. */
    public static final class Builder {
        private final String source;
        private final QualifiedName target;
        private final StageLocation stage;
        private final LoadStrategy strategy;
        private final Set<String> excluded = new TreeSet<>();
        private List<String> keys = List.of();
        private @Nullable String cursor;
        private @Nullable String deleteFlag;
        private Duration lag = Duration.ZERO;
        private String jobType = "table-load";
        private long minRows;
        private int maxShrinkPercent = 100;
        private long partBytes = 256L << 20;

        private Builder(String source, QualifiedName target, LoadStrategy strategy, StageLocation stage) {
            this.source = Objects.requireNonNull(source, "source");
            this.target = Objects.requireNonNull(target, "target");
            this.strategy = Objects.requireNonNull(strategy, "strategy");
            this.stage = Objects.requireNonNull(stage, "stage");
        }

        /**
         * Names the columns that identify a row; without it the source's primary key is used.
         *
         * @param columns source column names
         * @return this
         */
        public Builder keys(String... columns) {
            keys = List.of(columns);
            return this;
        }

        /**
         * Names the column that grows with every change of a row: the watermark, and what tells the newer of two rows.
         *
         * @param column a source column of a number, date or time
         * @return this
         */
        public Builder cursor(String column) {
            cursor = Objects.requireNonNull(column, "column");
            return this;
        }

        /**
         * Names the column that marks a deleted row; such rows are removed from the target, and the column is not loaded.
         *
         * @param column a BOOLEAN source column; NULL counts as not deleted
         * @return this
         */
        public Builder deleteFlag(String column) {
            deleteFlag = Objects.requireNonNull(column, "column");
            return this;
        }

        /**
         * Leaves a column out.
         *
         * @param column a source column name
         * @return this
         */
        public Builder excludeColumn(String column) {
            excluded.add(column);
            return this;
        }

        /**
         * Reads again from below the watermark, for rows that long source transactions commit late. Needs a merge.
         *
         * @param overlap at least the longest source transaction
         * @return this
         */
        public Builder lag(Duration overlap) {
            lag = Objects.requireNonNull(overlap, "overlap");
            return this;
        }

        /**
         * Names the first segment of the files' keys.
         *
         * @param name letters, digits, {@code _}, {@code -} and {@code .}
         * @return this
         */
        public Builder jobType(String name) {
            jobType = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Refuses to replace a table by fewer rows.
         *
         * @param rows the least number
         * @return this
         */
        public Builder minRows(long rows) {
            minRows = rows;
            return this;
        }

        /**
         * Refuses to replace a table by one that is smaller by more than this.
         *
         * @param percent of the rows before, 0 to 100; 100 allows anything
         * @return this
         */
        public Builder maxShrinkPercent(int percent) {
            maxShrinkPercent = percent;
            return this;
        }

        /**
         * Sets the size at which a file is closed and the next one begun.
         *
         * @param bytes of CSV before compression, at least 1
         * @return this
         */
        public Builder partBytes(long bytes) {
            partBytes = bytes;
            return this;
        }

        /**
         * Builds the load.
         *
         * @return the load
         * @throws ConfigurationException when the parts contradict each other
         */
        public TableLoad build() {
            LoadRules.check(this.strategy, cursor, lag);
            LoadRules.check(jobType, minRows, maxShrinkPercent, partBytes);
            return new TableLoad(this);
        }

        private Builder copy() {
            Builder copy = new Builder(source, target, strategy, stage);
            copy.excluded.addAll(excluded);
            copy.keys = new ArrayList<>(keys);
            copy.cursor = cursor;
            copy.deleteFlag = deleteFlag;
            copy.lag = lag;
            copy.jobType = jobType;
            copy.minRows = minRows;
            copy.maxShrinkPercent = maxShrinkPercent;
            copy.partBytes = partBytes;
            return copy;
        }
    }
}
