package dev.glueflake.glue.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a step that succeeded gives to later steps and to the report. Immutable and thread-safe, as far as the value is.
 *
 * @param value the result
 * @param counts numbers by name, in order
 * @param statements SQL or calls that were sent, in order
 * @param references ids by which others know what was done, in order
 * @param <T> the type of the result
 */
public record StepOutput<T>(T value, Map<String, Long> counts, List<String> statements, List<Reference> references) {

    /**
     * Copies the collections.
     *
     * @param value as in the record
     * @param counts as in the record
     * @param statements as in the record
     * @param references as in the record
     */
    public StepOutput {
        Objects.requireNonNull(value, "value");
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        statements = List.copyOf(statements);
        references = List.copyOf(references);
    }

    /**
     * An id at another system.
     *
     * @param kind what it is the id of, for example {@code query}
     * @param id the id
     */
    public record Reference(String kind, String id) {}

    /**
     * Makes an output of a value alone.
     *
     * @param value the result
     * @param <T> its type
     * @return the output
     */
    public static <T> StepOutput<T> of(T value) {
        return new StepOutput<>(value, Map.of(), List.of(), List.of());
    }

    /**
     * Returns the output with another number.
     *
     * @param name what was counted
     * @param count the number
     * @return a new output
     */
    public StepOutput<T> withCount(String name, long count) {
        Map<String, Long> more = new LinkedHashMap<>(counts);
        more.put(name, count);
        return new StepOutput<>(value, more, statements, references);
    }

    /**
     * Returns the output with another statement.
     *
     * @param text what was sent, without secrets
     * @return a new output
     */
    public StepOutput<T> withStatement(String text) {
        List<String> more = new ArrayList<>(statements);
        more.add(text);
        return new StepOutput<>(value, counts, more, references);
    }

    /**
     * Returns the output with another id.
     *
     * @param kind what it is the id of, for example {@code query}
     * @param id the id
     * @return a new output
     */
    public StepOutput<T> withReference(String kind, String id) {
        List<Reference> more = new ArrayList<>(references);
        more.add(new Reference(kind, id));
        return new StepOutput<>(value, counts, statements, more);
    }
}
