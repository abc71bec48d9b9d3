package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;

/** The values for a statement's {@code ?}: none, one row, or a batch of rows for an INSERT. */
public record Binds(List<List<TypedValue>> rows) {
    private static final Binds NONE = new Binds(List.of());

    public Binds {
        rows = List.copyOf(rows);
    }

    public static Binds none() {
        return NONE;
    }

    /** One value for each bind, the first for {@code ?} number 1. */
    public static Binds of(List<TypedValue> values) {
        return new Binds(List.of(List.copyOf(values)));
    }

    /** Several rows, each with one value for each bind. */
    public static Binds batch(List<List<TypedValue>> rows) {
        return new Binds(rows);
    }

    public boolean isBatch() {
        return rows.size() > 1;
    }

    /** The value of bind {@code index}, from 1, in the first row. */
    public TypedValue get(int index) {
        if (rows.isEmpty() || index < 1 || index > rows.get(0).size()) {
            throw Errors.compilation(
                    "002049", "42601", "Bind variable " + (index > 0 ? "?" : ":" + index) + " not set.");
        }
        return rows.get(0).get(index - 1);
    }
}
