package dev.glueflake.testkit.snowflake.internal.stage.infer;

import dev.glueflake.testkit.snowflake.internal.stage.read.FieldType;
import dev.glueflake.testkit.snowflake.internal.stage.read.FileField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The columns of all files, in the order in which they are met. */
final class InferredColumns {
    private final boolean ignoreCase;
    private final boolean delimited;
    private final Map<String, Seen> columns = new LinkedHashMap<>();

    private static final class Seen {
        private final int position;
        private @Nullable FieldType type;
        private boolean nullable;
        private final Set<String> files = new LinkedHashSet<>();

        Seen(int position) {
            this.position = position;
        }
    }

    /** @param delimited whether the files are delimited text, whose fields have a place and no name */
    InferredColumns(boolean ignoreCase, boolean delimited) {
        this.ignoreCase = ignoreCase;
        this.delimited = delimited;
    }

    /** @param position the place in its file, from 1 */
    void add(FileField field, int position, String file) {
        String name = ignoreCase ? field.name().toUpperCase(Locale.ROOT) : field.name();
        Seen seen = columns.computeIfAbsent(name, first -> new Seen(position));
        seen.type = FieldType.both(seen.type, field.type());
        seen.nullable |= field.nullable();
        seen.files.add(file);
    }

    /** COLUMN_NAME, TYPE, NULLABLE, EXPRESSION, FILENAMES, ORDER_ID. */
    List<@Nullable Object[]> rows() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        columns.forEach((name, seen) -> {
            String type = FieldType.or(seen.type, delimited).sql();
            rows.add(new @Nullable Object[] {
                name,
                type,
                seen.nullable,
                value(name, seen) + "::" + type,
                String.join(", ", seen.files),
                BigDecimal.valueOf(rows.size())
            });
        });
        return rows;
    }

    /** How a query of the files reads the column. */
    private String value(String name, Seen seen) {
        if (delimited) {
            return "$" + seen.position;
        }
        return ignoreCase ? "GET_IGNORE_CASE ($1, " + name + ")" : "$1:" + name;
    }
}
