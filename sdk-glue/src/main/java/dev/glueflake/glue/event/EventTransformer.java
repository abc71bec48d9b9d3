package dev.glueflake.glue.event;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.glue.internal.event.EncodingRules;
import dev.glueflake.glue.internal.event.RecordEncoder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How events of one type become Avro records: an explicit schema, and for each of its fields the place in the event that
 * its value comes from.
 *
 * <p>New types are added by registering another transformer at {@link EventFileSettings.Builder#transformer}. It is a value,
 * so that a plan can carry it. Places are written as names with dots: {@code data.location.lat}. Of several places the first
 * that holds a value, not null, wins. A field that may not be null must have a value, else the line goes to the quarantine.
 *
 * <p>Field types: string, boolean, int, long, float, double, and unions of null and one of them. Immutable and thread-safe.
 */
public final class EventTransformer {
    private static final Pattern ON = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}");

    private final String on;
    private final Schema schema;
    private final Map<String, List<String>> sources;
    private final Set<String> ignored;

    private EventTransformer(Builder builder) {
        this.on = builder.on;
        this.schema = builder.schema;
        this.sources = Map.copyOf(builder.sources);
        this.ignored = Set.copyOf(builder.ignored);
    }

    /**
     * Begins a transformer.
     *
     * @param on the value of the event's field {@code on}; letters, digits, {@code _}, {@code -} and {@code .}, since it
     *     becomes a part of keys
     * @param schema a record; each field is read from the event's field of the same name until {@link Builder#source} says
     *     otherwise
     * @return a builder
     */
    public static Builder builder(String on, Schema schema) {
        return new Builder(on, schema);
    }

    /**
     * Returns the transformers of the types {@code vehicle} and {@code operating_period}, with coordinates as double.
     *
     * @return two transformers, which share one schema
     */
    public static List<EventTransformer> builtIn() {
        return BuiltInTransformers.with(Schema.Type.DOUBLE);
    }

    /**
     * Returns the same with coordinates as float: the schema of files that stand already, at the price of about seven
     * digits.
     *
     * @return two transformers, which share one schema
     */
    public static List<EventTransformer> builtInWithFloats() {
        return BuiltInTransformers.with(Schema.Type.FLOAT);
    }

    /**
     * Returns the type of events that this is for.
     *
     * @return the value of {@code on}
     */
    public String on() {
        return on;
    }

    /**
     * Returns the schema of the files.
     *
     * @return a record schema
     */
    public Schema schema() {
        return schema;
    }

    /**
     * Returns the places that each field's value comes from.
     *
     * @return by field, in the order in which they are tried
     */
    public Map<String, List<String>> sources() {
        return sources;
    }

    /**
     * Returns the places that are left out on purpose and do not count as unknown.
     *
     * @return names with dots
     */
    public Set<String> ignored() {
        return ignored;
    }

    RecordEncoder encoder(EncodingRules rules) {
        return RecordEncoder.compile(schema, sources, ignored, rules);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventTransformer that
                && on.equals(that.on)
                && schema.toString().equals(that.schema.toString())
                && sources.equals(that.sources)
                && ignored.equals(that.ignored);
    }

    @Override
    public int hashCode() {
        return Objects.hash(on, sources, ignored);
    }

    @Override
    public String toString() {
        return on + " -> " + schema.getFullName();
    }

    /** Builds an {@link EventTransformer}. Not thread-safe. */
    public static final class Builder {
        private final String on;
        private final Schema schema;
        private final Map<String, List<String>> sources = new LinkedHashMap<>();
        private final Set<String> ignored = new LinkedHashSet<>();

        private Builder(String on, Schema schema) {
            this.on = Objects.requireNonNull(on, "on");
            this.schema = Objects.requireNonNull(schema, "schema");
            if (!ON.matcher(on).matches() || on.contains("..")) {
                throw invalid(
                        "on \"" + on + "\" is no name for a part of a key: use letters, digits, _, - and single dots.");
            }
            if (schema.getType() != Schema.Type.RECORD) {
                throw invalid("the schema for " + on + " is " + schema.getType() + ", not a record.");
            }
            schema.getFields().forEach(field -> sources.put(field.name(), List.of(field.name())));
        }

        /**
         * Sets where a field's value comes from.
         *
         * @param field a field of the schema
         * @param places names with dots, in the order in which they are tried
         * @return this
         * @throws ConfigurationException if the schema has no such field, or no place is given
         */
        public Builder source(String field, String... places) {
            if (!sources.containsKey(field)) {
                throw invalid(
                        "the schema for " + on + " has no field \"" + field + "\": it has " + sources.keySet() + ".");
            }
            if (places.length == 0) {
                throw invalid("the field \"" + field + "\" for " + on + " needs at least one place in the event.");
            }
            sources.put(field, List.of(places));
            return this;
        }

        /**
         * Leaves places of the event out on purpose.
         *
         * @param places names with dots
         * @return this
         */
        public Builder ignore(String... places) {
            ignored.addAll(List.of(places));
            return this;
        }

        /**
         * Makes the transformer.
         *
         * @return the transformer
         * @throws ConfigurationException if a field's type is not supported, or a place is malformed or both a value and an
         *     object
         */
        public EventTransformer build() {
            try {
                RecordEncoder.compile(schema, sources, ignored, EncodingRules.plain());
            } catch (IllegalArgumentException e) {
                throw invalid(e.getMessage());
            }
            return new EventTransformer(this);
        }

        private static ConfigurationException invalid(@Nullable String why) {
            return new ConfigurationException(
                    "EVENT_TRANSFORMER_INVALID", "An event transformer cannot be made: " + why);
        }
    }
}
