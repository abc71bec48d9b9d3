package dev.glueflake.glue.sync;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.S3Location;
import dev.glueflake.snowflake.QualifiedName;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How Glue tables become external tables: stages, formats and policies. Holds no secret. Immutable and thread-safe.
 *
 * <p>The Glue database {@code sales_db__public} goes to the Snowflake schema {@code SALES_DB.PUBLIC}: the name is split at
 * the first double underscore and both halves are upper-cased.
 */
public final class CatalogSyncSettings {

    /** What to do with an external table whose Glue table is gone. */
    public enum DeletePolicy {
        /** Leave it and say so. */
        IGNORE,
        /** Drop it, when its COMMENT says that this SDK made it from that Glue table. */
        DROP
    }

    private final Map<QualifiedName, S3Location> stages;
    private final Set<ExternalTable.Format> formats;
    private final DeletePolicy deletePolicy;
    private final boolean adoptExisting;
    private final boolean autoRefresh;
    private final boolean ignoreKeyCase;
    private final Duration statementTimeout;

    private CatalogSyncSettings(Builder builder) {
        stages = new LinkedHashMap<>(builder.stages);
        formats = Set.copyOf(builder.formats);
        deletePolicy = builder.deletePolicy;
        adoptExisting = builder.adoptExisting;
        autoRefresh = builder.autoRefresh;
        ignoreKeyCase = builder.ignoreKeyCase;
        statementTimeout = builder.statementTimeout;
    }

    /**
     * Begins settings without stages, with all five formats.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the external stages.
     *
     * @return the location that each stage's URL names, always a prefix
     */
    public Map<QualifiedName, S3Location> stages() {
        return Map.copyOf(stages);
    }

    /**
     * Returns the formats that are synced.
     *
     * @return the formats, all five unless set
     */
    public Set<ExternalTable.Format> formats() {
        return formats;
    }

    /**
     * Returns what happens when a Glue table is gone.
     *
     * @return the policy, {@link DeletePolicy#IGNORE} unless set
     */
    public DeletePolicy deletePolicy() {
        return deletePolicy;
    }

    /**
     * Tells whether an external table without this SDK's marker may be replaced.
     *
     * @return false unless set
     */
    public boolean adoptExisting() {
        return adoptExisting;
    }

    /**
     * Tells whether Snowflake hears of new files by S3 notifications.
     *
     * @return true unless set
     */
    public boolean autoRefresh() {
        return autoRefresh;
    }

    /**
     * Tells whether keys in files are found ignoring case.
     *
     * @return false unless set
     */
    public boolean ignoreKeyCase() {
        return ignoreKeyCase;
    }

    /**
     * Returns how long one statement may run.
     *
     * @return the limit, fifteen minutes unless set
     */
    public Duration statementTimeout() {
        return statementTimeout;
    }

    /** Collects settings. Not thread-safe. */
    public static final class Builder {
        private final Map<QualifiedName, S3Location> stages = new LinkedHashMap<>();
        private Set<ExternalTable.Format> formats = EnumSet.allOf(ExternalTable.Format.class);
        private DeletePolicy deletePolicy = DeletePolicy.IGNORE;
        private boolean adoptExisting;
        private boolean autoRefresh = true;
        private boolean ignoreKeyCase;
        private Duration statementTimeout = Duration.ofMinutes(15);

        private Builder() {}

        /**
         * Names an external stage that exists in Snowflake.
         *
         * @param stage its name, such as {@code DEV_DB.PUBLIC.CUSTOMERSTAGE}
         * @param url its URL, such as {@code s3://bucket/prefix/}; {@code s3a} and {@code s3n} are read as {@code s3}
         * @return this builder
         * @throws ConfigurationException when one of them is malformed, or the stage was named before
         */
        public Builder stage(String stage, String url) {
            QualifiedName name = stageName(stage);
            S3Location location = S3Location.parse(S3Urls.normalised(url)).asPrefix();
            if (stages.putIfAbsent(name, location) != null) {
                throw new ConfigurationException("SYNC_STAGE_TWICE", "The stage " + name + " is given twice");
            }
            return this;
        }

        /**
         * Limits the formats that are synced; tables of another are skipped.
         *
         * @param allowed at least one
         * @return this builder
         * @throws ConfigurationException when none is given
         */
        public Builder formats(Set<ExternalTable.Format> allowed) {
            if (allowed.isEmpty()) {
                throw new ConfigurationException(
                        "SYNC_FORMATS_EMPTY",
                        "No format is allowed; name at least one of CSV, JSON, PARQUET, ORC, AVRO");
            }
            formats = EnumSet.copyOf(allowed);
            return this;
        }

        /**
         * Sets what happens when a Glue table is gone.
         *
         * @param policy the policy
         * @return this builder
         */
        public Builder deletePolicy(DeletePolicy policy) {
            deletePolicy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Allows to replace an external table that has no marker of this SDK, made by hand or by an older sync; its grants
         * are kept, its definition is lost.
         *
         * @param allowed true to take such tables over
         * @return this builder
         */
        public Builder adoptExisting(boolean allowed) {
            adoptExisting = allowed;
            return this;
        }

        /**
         * Sets AUTO_REFRESH. It needs S3 notifications to Snowflake's queue, which only Snowflake accounts on AWS have;
         * without it, call {@link CatalogSync#refresh}.
         *
         * @param on whether Snowflake hears of new files by itself
         * @return this builder
         */
        public Builder autoRefresh(boolean on) {
            autoRefresh = on;
            return this;
        }

        /**
         * Finds keys in JSON, Parquet, ORC and Avro files ignoring case. Parquet scans become slower: only plain paths are
         * vectorized (rule of Snowflake).
         *
         * @param ignore whether case is ignored
         * @return this builder
         */
        public Builder ignoreKeyCase(boolean ignore) {
            ignoreKeyCase = ignore;
            return this;
        }

        /**
         * Limits how long one statement may run. CREATE registers every file, so it takes longest.
         *
         * @param limit at least one second
         * @return this builder
         * @throws ConfigurationException when the limit is shorter
         */
        public Builder statementTimeout(Duration limit) {
            if (limit.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new ConfigurationException(
                        "SYNC_TIMEOUT_INVALID", "The statement timeout is " + limit + "; give at least one second");
            }
            statementTimeout = limit;
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return the settings
         */
        public CatalogSyncSettings build() {
            return new CatalogSyncSettings(this);
        }

        private static QualifiedName stageName(String stage) {
            try {
                QualifiedName name = QualifiedName.parse(stage);
                if (name.database().isPresent()) {
                    return name;
                }
                throw new IllegalArgumentException("database or schema is missing");
            } catch (IllegalArgumentException e) {
                throw new ConfigurationException(
                        "SYNC_STAGE_INVALID",
                        "The stage \"" + stage + "\" is not named DATABASE.SCHEMA.STAGE: " + e.getMessage());
            }
        }
    }
}
