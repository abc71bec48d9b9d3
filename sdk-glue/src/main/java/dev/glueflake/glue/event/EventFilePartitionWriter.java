package dev.glueflake.glue.event;

import dev.glueflake.core.S3Location;
import dev.glueflake.core.metrics.Metrics;
import dev.glueflake.core.progress.ProgressListener;
import java.util.Objects;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Splits event files into one Avro file per partition: type of event and day.
 *
 * <p>A file is read as a stream: memory is bounded by the longest line and, for each type that occurs, one part of an upload,
 * whatever the file's size. Plain, gzip and Zstandard content is told apart by its first bytes. Nothing is visible before
 * the last line was read; splitting the same content again replaces each file by the same bytes.
 *
 * <p>{@link #write(EventFileSettings, S3Location)} does it all; {@link #plan} and {@link #write(EventFilePlan)} are its
 * parts. Thread-safe; one writer may split several files at once. It closes nothing that was passed in.
 */
public final class EventFilePartitionWriter {
    private final EventSource source;
    private final S3Client s3;
    private final ProgressListener progress;
    private final EventMetrics metrics;

    private EventFilePartitionWriter(Builder builder) {
        this.s3 = builder.s3;
        this.source = new EventSource(builder.s3);
        this.progress = builder.progress;
        this.metrics = new EventMetrics(builder.metrics);
    }

    /**
     * Makes a writer that tells nobody of its progress.
     *
     * @param s3 reads the event files and writes the others
     * @return a writer
     */
    public static EventFilePartitionWriter of(S3Client s3) {
        return builder(s3).build();
    }

    /**
     * Begins a writer.
     *
     * @param s3 reads the event files and writes the others
     * @return a builder
     */
    public static Builder builder(S3Client s3) {
        return new Builder(s3);
    }

    /**
     * Settles what will happen to an event file. Only its metadata are read.
     *
     * @param settings how files are split
     * @param file the event file
     * @return the plan; print it for a dry run
     * @throws EventFileNotFoundException if there is no such file
     * @throws dev.glueflake.core.ConfigurationException if its name is not of the form of {@link EventFileName}, it lies
     *     outside the settings' source, or there is no such bucket
     * @throws dev.glueflake.core.PermanentException if S3 denies access; without the right to list the bucket it does so for
     *     files that do not exist, too
     * @throws dev.glueflake.core.TransientException if S3 could not be asked
     */
    public EventFilePlan plan(EventFileSettings settings, S3Location file) {
        return source.plan(settings, file);
    }

    /**
     * Carries a plan out.
     *
     * @param plan the plan, which may have been carried out before
     * @return the result, which adds up
     * @throws EventFileNotFoundException if the file has gone since
     * @throws dev.glueflake.core.PermanentException if the content is damaged or larger than allowed; nothing is visible
     * @throws dev.glueflake.core.TransientException if S3 failed, or the file has changed since it was planned; write again,
     *     after a change with a new plan
     * @throws dev.glueflake.core.OutcomeUnknownException if it is not known whether the last file stands; write again
     */
    public PartitionedFiles write(EventFilePlan plan) {
        PartitionedFiles result = new EventFileRun(plan, s3, source, progress).run();
        metrics.record(result);
        return result;
    }

    /**
     * Plans and writes.
     *
     * @param settings how files are split
     * @param file the event file
     * @return the result; see {@link #plan} and {@link #write(EventFilePlan)} for what is thrown
     */
    public PartitionedFiles write(EventFileSettings settings, S3Location file) {
        return write(plan(settings, file));
    }

    /** Builds an {@link EventFilePartitionWriter}. Not thread-safe. */
    public static final class Builder {
        private final S3Client s3;
        private ProgressListener progress = ProgressListener.none();
        private Metrics metrics = Metrics.none();

        private Builder(S3Client s3) {
            this.s3 = Objects.requireNonNull(s3, "s3");
        }

        /**
         * Sets who hears of lines read.
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
         * Makes the writer.
         *
         * @return the writer
         */
        public EventFilePartitionWriter build() {
            return new EventFilePartitionWriter(this);
        }
    }
}
