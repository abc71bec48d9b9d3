package dev.glueflake.glue.pipeline;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a step gives to later steps and to the report. Immutable and thread-safe, as far as the value is.
 *
 * @param value the result
 * @param counts numbers by name, in order; one named {@code difference} should be zero
 * @param items what was done one by one, in order: tables, files, attempts
 * @param statements SQL or calls that were sent, in order
 * @param references ids by which others know what was done, in order
 * @param <T> the type of the result
 */
public record StepOutput<T>(
        T value, Map<String, Long> counts, List<Item> items, List<Statement> statements, List<Reference> references) {

    /**
     * Copies the collections.
     *
     * @param value as in the record
     * @param counts as in the record
     * @param items as in the record
     * @param statements as in the record
     * @param references as in the record
     */
    public StepOutput {
        Objects.requireNonNull(value, "value");
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        items = List.copyOf(items);
        statements = List.copyOf(statements);
        references = List.copyOf(references);
    }

    /**
     * One of several things that a step did.
     *
     * @param name what it is about, for example a table
     * @param action what was done, a word
     * @param detail why, or how it went; what differed before
     */
    public record Item(String name, String action, String detail) {}

    /**
     * Something that was sent.
     *
     * @param text SQL or a call, without secrets
     * @param query Snowflake's query id, null where there is none
     */
    public record Statement(String text, @Nullable String query) {}

    /**
     * An id at another system.
     *
     * @param kind what it is the id of, for example {@code job run}
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
        return new StepOutput<>(value, Map.of(), List.of(), List.of(), List.of());
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
        return new StepOutput<>(value, more, items, statements, references);
    }

    /**
     * Returns the output with another thing that was done.
     *
     * @param name what it is about, for example a table
     * @param action what was done, a word
     * @param detail why, or how it went; what differed before
     * @return a new output
     */
    public StepOutput<T> withItem(String name, String action, String detail) {
        return new StepOutput<>(value, counts, with(items, new Item(name, action, detail)), statements, references);
    }

    /**
     * Returns the output with another statement that has no query id.
     *
     * @param text what was sent, without secrets
     * @return a new output
     */
    public StepOutput<T> withStatement(String text) {
        return withStatement(text, null);
    }

    /**
     * Returns the output with another statement.
     *
     * @param text what was sent, without secrets
     * @param queryId Snowflake's id of it, null where there is none
     * @return a new output
     */
    public StepOutput<T> withStatement(String text, @Nullable String queryId) {
        return new StepOutput<>(value, counts, items, with(statements, new Statement(text, queryId)), references);
    }

    /**
     * Returns the output with another id.
     *
     * @param kind what it is the id of, for example {@code job run}
     * @param id the id
     * @return a new output
     */
    public StepOutput<T> withReference(String kind, String id) {
        return new StepOutput<>(value, counts, items, statements, with(references, new Reference(kind, id)));
    }

    private static <E> List<E> with(List<E> list, E last) {
        List<E> more = new ArrayList<>(list);
        more.add(last);
        return more;
    }
}
