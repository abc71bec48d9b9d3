package dev.glueflake.glue.internal.event;

import com.fasterxml.jackson.core.JsonToken;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of one event by slot; the same object takes one event after the other. */
final class EventValues {
    private final @Nullable JsonToken[] kinds;
    private final String[] texts;
    private final Map<String, String> extra = new LinkedHashMap<>();
    private long dropped;

    EventValues(int slots) {
        this.kinds = new JsonToken[slots];
        this.texts = new String[slots];
        Arrays.fill(texts, "");
    }

    void clear() {
        Arrays.fill(kinds, null);
        extra.clear();
        dropped = 0;
    }

    void set(int slot, JsonToken kind, String text) {
        kinds[slot] = kind;
        texts[slot] = text;
    }

    /** Null where the event has no value, or null. */
    @Nullable
    JsonToken kind(int slot) {
        return kinds[slot];
    }

    String text(int slot) {
        return texts[slot];
    }

    void keep(String place, String text) {
        extra.put(place, text);
    }

    void drop() {
        dropped++;
    }

    Map<String, String> extra() {
        return extra;
    }

    long dropped() {
        return dropped;
    }
}
