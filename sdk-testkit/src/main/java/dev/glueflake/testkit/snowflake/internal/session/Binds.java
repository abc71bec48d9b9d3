package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values for a statement's {@code ?}: none, one row, or a batch of rows for an INSERT.
 *
 * @param named values for {@code :name}, by upper-case name, from clients that send names instead of numbers
 */
public record Binds(List<List<TypedValue>> rows, Map<String, TypedValue> named) {
    private static final Binds NONE = new Binds(List.of(), Map.of());

    public Binds {
        rows = List.copyOf(rows);
        named = Map.copyOf(named);
    }

    public static Binds none() {
        return NONE;
    }

    /** One value for each bind, the first for {@code ?} number 1. */
    public static Binds of(List<TypedValue> values) {
        return new Binds(List.of(List.copyOf(values)), Map.of());
    }

    /** Several rows, each with one value for each bind. */
    public static Binds batch(List<List<TypedValue>> rows) {
        return new Binds(rows, Map.of());
    }

    /** The same with values for names. */
    public Binds with(Map<String, TypedValue> values) {
        return new Binds(rows, values);
    }

    public boolean isBatch() {
        return rows.size() > 1;
    }

    /** The value of bind {@code index}, from 1, in the first row. */
    public TypedValue get(int index) {
        if (rows.isEmpty() || index < 1 || index > rows.get(0).size()) {
            throw unset(index > 0 ? "?" : ":" + index);
        }
        return rows.get(0).get(index - 1);
    }

    /** The value of {@code :name}. */
    public Optional<TypedValue> get(String name) {
        return Optional.ofNullable(named.get(name));
    }

    /** The error for a bind that the client did not send. */
    public static SnowflakeException unset(String bind) {
        return Errors.compilation("002049", "42601", "Bind variable " + bind + " not set.");
    }
}
