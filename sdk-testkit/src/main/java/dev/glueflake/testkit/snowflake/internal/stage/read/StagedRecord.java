package dev.glueflake.testkit.snowflake.internal.stage.read;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.stage.csv.FilePosition;
import dev.glueflake.testkit.snowflake.internal.type.CanonicalJson;
import java.util.SortedMap;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * A record of a file.
 *
 * @param at where it begins; {@code at.row()} is its number in the file, from 1
 * @param fields by name, each as JSON text with exact numbers; null where the record is no object
 * @param whole the record as JSON text, where it is no object
 */
public record StagedRecord(
        FilePosition at, @Nullable SortedMap<String, String> fields, @Nullable String whole) {

    static StagedRecord of(FilePosition at, SortedMap<String, String> fields) {
        return new StagedRecord(at, fields, null);
    }

    /** METADATA$FILE_ROW_NUMBER. */
    public long row() {
        return at.row();
    }

    /**
     * The record as a VARIANT is kept.
     *
     * @throws dev.glueflake.testkit.snowflake.internal.error.SnowflakeException where a number has more digits than one keeps
     */
    public String json() {
        String text = text();
        return JsonText.mayBeInexact(text) ? CanonicalJson.of(text).orElseThrow(Errors::internal) : text;
    }

    private String text() {
        SortedMap<String, String> known = fields;
        if (known == null) {
            return String.valueOf(whole);
        }
        StringJoiner text = new StringJoiner(",", "{", "}");
        known.forEach((name, value) -> text.add(JsonText.quoted(name) + ":" + value));
        return text.toString();
    }
}
