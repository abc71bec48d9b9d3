package dev.glueflake.testkit.snowflake.internal.sql.ast;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A data type as written: its upper-cased name (several words joined by one blank) and its parameters.
 *
 * @param parameters the numeric ones
 * @param parts the types in a structured type or a VECTOR; null where the type has no such parentheses
 * @param collation what COLLATE says behind the type of a column, null without it
 */
public record TypeName(
        String name,
        List<Integer> parameters,
        @Nullable List<Part> parts,
        @Nullable String collation,
        Position at) {
    public TypeName {
        parameters = List.copyOf(parameters);
        parts = parts == null ? null : List.copyOf(parts);
    }

    public TypeName(String name, List<Integer> parameters, Position at) {
        this(name, parameters, null, at);
    }

    public TypeName(String name, List<Integer> parameters, @Nullable List<Part> parts, Position at) {
        this(name, parameters, parts, null, at);
    }

    public TypeName collated(String by) {
        return new TypeName(name, parameters, parts, by, at);
    }

    /** As it was written, but for its case and blanks: {@code BIGINT}, {@code NUMBER(16, 2)}, {@code VECTOR(FLOAT, 3)}. */
    public String text() {
        Stream<String> types = parts == null ? Stream.of() : parts.stream().map(Part::text);
        String inner =
                Stream.concat(types, parameters.stream().map(String::valueOf)).collect(Collectors.joining(", "));
        return inner.isEmpty() ? name : name + "(" + inner + ")";
    }

    /**
     * A type inside a type.
     *
     * @param key of an OBJECT's pair as written, null elsewhere
     */
    public record Part(@Nullable String key, TypeName type, boolean notNull) {
        private String text() {
            return (key == null ? "" : key + " ") + type.text() + (notNull ? " NOT NULL" : "");
        }
    }
}
