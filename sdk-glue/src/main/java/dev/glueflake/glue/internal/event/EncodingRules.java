package dev.glueflake.glue.internal.event;

/** How strictly an event's values are taken. */
public record EncodingRules(boolean strictTypes, EventReader.UnknownFieldRule unknownFields) {
    public static EncodingRules plain() {
        return new EncodingRules(false, EventReader.UnknownFieldRule.DROP);
    }
}
