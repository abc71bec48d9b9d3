package dev.glueflake.core.s3;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * How files are written to S3. Immutable; thread-safe if its executor is.
 *
 * <p>By default: not compressed, parts of 8 MiB, replacing what stands there, sent on the writing thread.
 */
public final class S3FileOptions {
    private static final int MIB = 1024 * 1024;
    /** S3 takes no smaller part but the last. */
    private static final int MIN_PART = 5 * MIB;

    private static final int MAX_PART = 512 * MIB;

    private final Compression compression;
    private final int partSize;
    private final boolean onlyIfAbsent;
    private final @Nullable String contentType;
    private final Map<String, String> metadata;
    private final @Nullable Executor executor;
    private final int partsInFlight;

    private S3FileOptions(Builder builder) {
        this.compression = builder.compression;
        this.partSize = builder.partSize;
        this.onlyIfAbsent = builder.onlyIfAbsent;
        this.contentType = builder.contentType;
        this.metadata = Map.copyOf(builder.metadata);
        this.executor = builder.executor;
        this.partsInFlight = builder.partsInFlight;
    }

    /**
     * Starts options with the defaults.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the options with the defaults.
     *
     * @return the defaults
     */
    public static S3FileOptions defaults() {
        return builder().build();
    }

    /**
     * Returns how the file is compressed.
     *
     * @return the compression
     */
    public Compression compression() {
        return compression;
    }

    /**
     * Returns the size of a part of a multipart upload; a smaller file is sent as one object.
     *
     * @return bytes
     */
    public int partSize() {
        return partSize;
    }

    /**
     * Tells whether an object that stands there already is left alone.
     *
     * @return true if the write is conditional
     */
    public boolean onlyIfAbsent() {
        return onlyIfAbsent;
    }

    /**
     * Returns the media type stored with the file.
     *
     * @return for example {@code text/csv}, or empty for S3's own default
     */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /**
     * Returns the user metadata stored with the file.
     *
     * @return an unmodifiable map
     */
    public Map<String, String> metadata() {
        return metadata;
    }

    /**
     * Returns the executor that sends parts.
     *
     * @return empty if the writing thread does
     */
    public Optional<Executor> executor() {
        return Optional.ofNullable(executor);
    }

    /**
     * Returns how many parts may be on their way at once; a writer holds at most one more in memory.
     *
     * @return at least 1
     */
    public int partsInFlight() {
        return partsInFlight;
    }

    /**
     * Starts options with the values of these.
     *
     * @return a new builder
     */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.compression = compression;
        builder.partSize = partSize;
        builder.onlyIfAbsent = onlyIfAbsent;
        builder.contentType = contentType;
        builder.metadata = metadata;
        builder.executor = executor;
        builder.partsInFlight = partsInFlight;
        return builder;
    }

    /** Builds {@link S3FileOptions}; not thread-safe. */
    public static final class Builder {
        private Compression compression = Compression.NONE;
        private int partSize = 8 * MIB;
        private boolean onlyIfAbsent;
        private @Nullable String contentType;
        private Map<String, String> metadata = Map.of();
        private @Nullable Executor executor;
        private int partsInFlight = 1;

        private Builder() {}

        /**
         * Sets how the file is compressed.
         *
         * @param value the compression
         * @return this builder
         */
        public Builder compression(Compression value) {
            this.compression = value;
            return this;
        }

        /**
         * Sets the size of a part; S3 takes at most 10,000 parts, so 8 MiB reach to 78 GiB.
         *
         * @param bytes 5 MiB to 512 MiB
         * @return this builder
         */
        public Builder partSize(int bytes) {
            this.partSize = bytes;
            return this;
        }

        /**
         * Sets whether an object that stands there already is left alone, by {@code If-None-Match: *}.
         *
         * @param value true for a conditional write, which then throws {@link S3ObjectExistsException}
         * @return this builder
         */
        public Builder onlyIfAbsent(boolean value) {
            this.onlyIfAbsent = value;
            return this;
        }

        /**
         * Sets the media type stored with the file.
         *
         * @param value for example {@code text/csv}
         * @return this builder
         */
        public Builder contentType(String value) {
            this.contentType = value;
            return this;
        }

        /**
         * Sets the user metadata stored with the file; the writer adds its own {@code glueflake-write-id}.
         *
         * @param values names in lower case and values, in US-ASCII
         * @return this builder
         */
        public Builder metadata(Map<String, String> values) {
            this.metadata = values;
            return this;
        }

        /**
         * Sends parts on an executor, several at once.
         *
         * @param value stays the caller's, who shuts it down after the last writer is closed
         * @param parts how many parts may be on their way at once, at least 1
         * @return this builder
         */
        public Builder executor(Executor value, int parts) {
            this.executor = value;
            this.partsInFlight = parts;
            return this;
        }

        /**
         * Builds the options.
         *
         * @return the options
         * @throws IllegalArgumentException if a number is out of its range
         */
        public S3FileOptions build() {
            if (partSize < MIN_PART || partSize > MAX_PART) {
                throw new IllegalArgumentException("A part has 5 MiB to 512 MiB, not " + partSize + " bytes.");
            }
            if (partsInFlight < 1) {
                throw new IllegalArgumentException("At least one part must be allowed on its way: " + partsInFlight);
            }
            return new S3FileOptions(this);
        }
    }
}
