package dev.glueflake.testkit.snowflake.internal.stage.csv;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields of a record are SQL NULL. */
public final class FieldNulls {
    private final Set<String> nullIf;
    private final boolean emptyIsNull;

    public FieldNulls(CsvFormat.Nulls rules) {
        this.nullIf = Set.copyOf(rules.nullIf());
        this.emptyIsNull = rules.emptyFieldAsNull();
    }

    /** The field's text, or null for NULL. NULL_IF holds for enclosed fields too; an empty one is NULL only where nothing encloses it. */
    public @Nullable String value(CsvRecord record, int field) {
        if (record.isForcedNull(field)) {
            return null;
        }
        if (record.isEmpty(field) && !record.isEnclosed(field) && emptyIsNull) {
            return null;
        }
        String text = record.text(field);
        return nullIf.contains(text) ? null : text;
    }
}
