package dev.glueflake.glue.event;

import dev.glueflake.core.S3Location;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What splitting one event file will do, all of it settled: the executor takes nothing else.
 *
 * <p>Holds no client. It is pinned to the content by the source's entity tag, and carrying it out again, in this process or
 * another, gives the same bytes at the same keys: so the plan is its own handle. {@link #toJson()} and {@link #fromJson}
 * carry it elsewhere; {@link #toString()} prints it for a dry run. Immutable and thread-safe.
 */
public final class EventFilePlan {
    private final S3Location source;
    private final String etag;
    private final long bytes;
    private final EventFileName name;
    private final EventFileSettings settings;

    EventFilePlan(S3Location source, String etag, long bytes, EventFileSettings settings) {
        this.source = source;
        this.etag = etag;
        this.bytes = bytes;
        this.name = EventFileName.parse(source.key());
        this.settings = settings;
    }

    /**
     * Returns the event file.
     *
     * @return its location
     */
    public S3Location source() {
        return source;
    }

    /**
     * Returns the entity tag of the content that was planned for.
     *
     * @return as S3 answered it, with its quotes
     */
    public String etag() {
        return etag;
    }

    /**
     * Returns the event file's size as stored.
     *
     * @return bytes
     */
    public long bytes() {
        return bytes;
    }

    /**
     * Returns the settings.
     *
     * @return how the file is split
     */
    public EventFileSettings settings() {
        return settings;
    }

    /**
     * Returns where the events of a type go.
     *
     * @param on a type that has a transformer
     * @return the location of that partition's Avro file
     */
    public S3Location output(String on) {
        return settings.destination().resolve(on + "/" + name.dayFolder() + "/" + name.stem() + ".avro");
    }

    /**
     * Returns where the lines go that cannot be written.
     *
     * @return the location of a file of JSON lines
     */
    public S3Location quarantine() {
        return settings.quarantine().resolve(name.dayFolder() + "/" + name.stem() + ".jsonl");
    }

    /**
     * Writes the plan as JSON.
     *
     * @return a JSON object
     */
    public String toJson() {
        return EventPlanJson.write(this);
    }

    /**
     * Reads a plan that {@link #toJson()} wrote.
     *
     * @param json the JSON object
     * @return the plan
     * @throws dev.glueflake.core.ConfigurationException when the text is not such a plan
     */
    public static EventFilePlan fromJson(String json) {
        return EventPlanJson.read(json);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof EventFilePlan that && toJson().equals(that.toJson());
    }

    @Override
    public int hashCode() {
        return Objects.hash(source, etag);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(
                "Split " + source + " " + etag + ", " + bytes + " bytes, to Avro " + settings.codec() + "\n");
        for (String on : new TreeSet<>(settings.transformers().keySet())) {
            text.append(on).append(" -> ").append(output(on)).append('\n');
        }
        return text.append("broken lines -> ").append(quarantine()).append('\n').toString();
    }
}
