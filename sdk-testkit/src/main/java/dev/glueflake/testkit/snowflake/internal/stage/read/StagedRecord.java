package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.variant.JsonWriter;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A record of a file.
 *
 * @param at where it begins; {@code at.row()} is its number in the file, from 1
 * @param fields by name, each as JSON text with exact numbers; null where the record is no object
 * @param whole the record as JSON text, where it is no object
 */
public record StagedRecord(
        FilePosition at,
        @Nullable SortedMap<String, String> fields,
        @Nullable String whole) {

    static StagedRecord of(FilePosition at, SortedMap<String, String> fields) {
        return new StagedRecord(at, fields, null);
    }

    /** METADATA$FILE_ROW_NUMBER. */
    public long row() {
        return at.row();
    }

    /** The record as a VARIANT is kept. */
    public String json() {
        return JsonText.stored(text());
    }

    /** JSON text with exact numbers as a VARIANT is kept. */
    public static String stored(String json) {
        return JsonText.stored(json);
    }

    /** A text as JSON text. */
    public static String quoted(String text) {
        return JsonText.quoted(text);
    }

    private String text() {
        SortedMap<String, String> known = fields;
        return known == null ? String.valueOf(whole) : JsonWriter.object(known);
    }
}
