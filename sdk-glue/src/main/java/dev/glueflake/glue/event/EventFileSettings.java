package dev.glueflake.glue.event;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.S3Location;
import dev.glueflake.core.config.Parameters;
import dev.glueflake.glue.internal.event.EncodingRules;
import dev.glueflake.glue.internal.event.EventReader.UnknownFieldRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How event files are split: from where to where, by which transformers, in which form. Immutable and thread-safe.
 *
 * <p>By default: the built-in transformers, codec {@link Codec#ZSTD}, unknown fields dropped and counted, numbers accepted
 * for texts, lines up to 1 MiB, files up to 4 GiB of text. Files stand at {@code {destination}/{on}/{year}/{month}/{day}/{file
 * name without .json}.avro}; the quarantine at the same place of the destination's bucket below {@code quarantine/}.
 */
public final class EventFileSettings {
    private static final int MIB = 1024 * 1024;
    /** Each open partition holds one part of an upload and one block. */
    private static final int MAX_TRANSFORMERS = 64;

    private static final Parameters ENVIRONMENT = Parameters.none()
            .required("SOURCE_BUCKET", "the name of the bucket of the event files")
            .required("DESTINATION_BUCKET", "the name of the bucket of the Avro files");

    private final S3Location source;
    private final S3Location destination;
    private final S3Location quarantine;
    private final Map<String, EventTransformer> transformers;
    private final Codec codec;
    private final UnknownFields unknownFields;
    private final boolean strictTypes;
    private final int maxLineBytes;
    private final long maxFileBytes;

    private EventFileSettings(Builder builder) {
        this.source = builder.source;
        this.destination = builder.destination;
        this.quarantine = builder.quarantineOrDefault();
        this.transformers = Map.copyOf(builder.transformersOrDefault());
        this.codec = builder.codec;
        this.unknownFields = builder.unknownFields;
        this.strictTypes = builder.strictTypes;
        this.maxLineBytes = builder.maxLineBytes;
        this.maxFileBytes = builder.maxFileBytes;
    }

    /** How the blocks of the Avro files are compressed. Immutable and thread-safe. */
    public enum Codec {
        /** Not compressed. */
        NULL,
        /** Snappy. */
        SNAPPY,
        /** Deflate at level 6. */
        DEFLATE,
        /** Zstandard at level 3: as small as deflate, several times as fast. */
        ZSTD
    }

    /** What becomes of fields that the transformer does not read. Immutable and thread-safe. */
    public enum UnknownFields {
        /** They are left out and counted in {@link PartitionedFiles#droppedFields()}. */
        DROP,
        /**
         * They are kept in one more field of the record, {@code extra}: a map from the place in the event to the value, a
         * text as it is and anything else as JSON.
         */
        KEEP,
        /** The line goes to the quarantine. */
        QUARANTINE
    }

    /**
     * Begins settings.
     *
     * @param source the folder that holds the event files; a bucket, or a key to which a slash is added
     * @param destination where the folders of the types go; the old event lake's is {@code s3://bucket/demo/}
     * @return a builder
     */
    public static Builder builder(S3Location source, S3Location destination) {
        return new Builder(source, destination);
    }

    /**
     * Begins settings from the environment variables of the old event lake: {@code SOURCE_BUCKET} and
     * {@code DESTINATION_BUCKET}; files go below {@code demo/}.
     *
     * @param environment the variables, for example {@code System.getenv()}
     * @return a builder
     * @throws ConfigurationException if one of the two is missing or no bucket's name
     */
    public static Builder fromEnvironment(Map<String, String> environment) {
        Parameters.Values buckets = ENVIRONMENT.fromEnvironment(environment);
        return new Builder(
                new S3Location(buckets.get("SOURCE_BUCKET"), ""),
                new S3Location(buckets.get("DESTINATION_BUCKET"), "demo/"));
    }

    /**
     * Finds the file that a message names.
     *
     * @param name a file name, or a whole key of the source's bucket
     * @return its location
     * @throws ConfigurationException if it is no name of an event file, or lies in another folder than the source: files of
     *     several folders would overwrite each other's output
     */
    public S3Location locate(String name) {
        EventFileName file = EventFileName.parse(name);
        S3Location location = source.resolve(file.toString());
        if (!name.equals(file.toString()) && !name.equals(location.key())) {
            throw new ConfigurationException(
                    "EVENT_FILE_FOLDER_INVALID",
                    "The file \"" + name + "\" does not lie directly in " + source
                            + ": use settings of its own for each folder, with a destination of its own.");
        }
        return location;
    }

    /**
     * Returns the folder of the event files.
     *
     * @return a prefix
     */
    public S3Location source() {
        return source;
    }

    /**
     * Returns where the folders of the types go.
     *
     * @return a prefix
     */
    public S3Location destination() {
        return destination;
    }

    /**
     * Returns where lines go that cannot be written.
     *
     * @return a prefix outside the destination
     */
    public S3Location quarantine() {
        return quarantine;
    }

    /**
     * Returns the transformers.
     *
     * @return by the value of {@code on}
     */
    public Map<String, EventTransformer> transformers() {
        return transformers;
    }

    /**
     * Returns how blocks are compressed.
     *
     * @return the codec
     */
    public Codec codec() {
        return codec;
    }

    /**
     * Returns what becomes of unknown fields.
     *
     * @return the policy
     */
    public UnknownFields unknownFields() {
        return unknownFields;
    }

    /**
     * Tells whether a number or boolean where a text belongs sends the line to the quarantine.
     *
     * @return false where its text is written
     */
    public boolean strictTypes() {
        return strictTypes;
    }

    /**
     * Returns the longest line.
     *
     * @return bytes, without the line's end
     */
    public int maxLineBytes() {
        return maxLineBytes;
    }

    /**
     * Returns the largest file.
     *
     * @return bytes after decompression
     */
    public long maxFileBytes() {
        return maxFileBytes;
    }

    EncodingRules encodingRules() {
        return new EncodingRules(strictTypes, UnknownFieldRule.valueOf(unknownFields.name()));
    }

    /** Builds {@link EventFileSettings}. Not thread-safe. */
    public static final class Builder {
        private final S3Location source;
        private final S3Location destination;
        private final Map<String, EventTransformer> transformers = new LinkedHashMap<>();
        private @Nullable S3Location quarantine;
        private Codec codec = Codec.ZSTD;
        private UnknownFields unknownFields = UnknownFields.DROP;
        private boolean strictTypes;
        private int maxLineBytes = MIB;
        private long maxFileBytes = 4096L * MIB;

        private Builder(S3Location source, S3Location destination) {
            this.source = source.asPrefix();
            this.destination = destination.asPrefix();
        }

        /**
         * Registers a transformer; with the first one the built-in ones no longer apply unless they are registered too.
         *
         * @param transformer for events whose {@code on} it names
         * @return this
         * @throws ConfigurationException if there is one for that type already
         */
        public Builder transformer(EventTransformer transformer) {
            if (transformers.putIfAbsent(transformer.on(), transformer) != null) {
                throw invalid("There are two transformers for on \"" + transformer.on() + "\": register one.");
            }
            return this;
        }

        /**
         * Registers transformers.
         *
         * @param all each as by {@link #transformer}
         * @return this
         */
        public Builder transformers(List<EventTransformer> all) {
            all.forEach(this::transformer);
            return this;
        }

        /**
         * Sets where lines go that cannot be written.
         *
         * @param prefix not within the destination, whose readers expect Avro
         * @return this
         */
        public Builder quarantine(S3Location prefix) {
            quarantine = prefix.asPrefix();
            return this;
        }

        /**
         * Sets how blocks are compressed.
         *
         * @param value the codec
         * @return this
         */
        public Builder codec(Codec value) {
            codec = Objects.requireNonNull(value, "codec");
            return this;
        }

        /**
         * Sets what becomes of fields that the transformer does not read.
         *
         * @param value the policy
         * @return this
         */
        public Builder unknownFields(UnknownFields value) {
            unknownFields = Objects.requireNonNull(value, "unknownFields");
            return this;
        }

        /**
         * Sets whether a number or boolean where a text belongs sends the line to the quarantine.
         *
         * @param value false to write its text
         * @return this
         */
        public Builder strictTypes(boolean value) {
            strictTypes = value;
            return this;
        }

        /**
         * Sets the longest line; longer ones go to the quarantine.
         *
         * @param bytes 1 to 64 MiB, without the line's end
         * @return this
         */
        public Builder maxLineBytes(int bytes) {
            maxLineBytes = bytes;
            return this;
        }

        /**
         * Sets the largest file; a larger one is refused.
         *
         * @param bytes after decompression, positive
         * @return this
         */
        public Builder maxFileBytes(long bytes) {
            maxFileBytes = bytes;
            return this;
        }

        /**
         * Makes the settings.
         *
         * @return the settings
         * @throws ConfigurationException if they do not fit together
         */
        public EventFileSettings build() {
            if (maxLineBytes < 1 || maxLineBytes > 64 * MIB) {
                throw invalid("maxLineBytes is " + maxLineBytes + ": give 1 to " + 64 * MIB + ".");
            }
            if (maxFileBytes < 1) {
                throw invalid("maxFileBytes is " + maxFileBytes + ": give a positive number.");
            }
            if (transformers.size() > MAX_TRANSFORMERS) {
                throw invalid("There are " + transformers.size() + " transformers, each of which may hold a file open:"
                        + " register at most " + MAX_TRANSFORMERS + ".");
            }
            if (destination.contains(quarantineOrDefault())) {
                throw invalid("The quarantine " + quarantineOrDefault() + " lies within the destination " + destination
                        + ", whose readers expect Avro: set quarantine(...) to another place.");
            }
            EventFileSettings settings = new EventFileSettings(this);
            checkTransformers(settings);
            return settings;
        }

        private static void checkTransformers(EventFileSettings settings) {
            for (EventTransformer transformer : settings.transformers.values()) {
                try {
                    transformer.encoder(settings.encodingRules());
                } catch (IllegalArgumentException e) {
                    throw invalid("The transformer for " + transformer.on() + " does not fit: " + e.getMessage());
                }
            }
        }

        private S3Location quarantineOrDefault() {
            return quarantine != null
                    ? quarantine
                    : new S3Location(destination.bucket(), "quarantine/" + destination.key());
        }

        private Map<String, EventTransformer> transformersOrDefault() {
            if (!transformers.isEmpty()) {
                return transformers;
            }
            Map<String, EventTransformer> builtIn = new LinkedHashMap<>();
            EventTransformer.builtIn().forEach(each -> builtIn.put(each.on(), each));
            return builtIn;
        }

        private static ConfigurationException invalid(String message) {
            return new ConfigurationException("EVENT_SETTINGS_INVALID", message);
        }
    }
}
