package dev.glueflake.snowflake;

import dev.glueflake.snowflake.internal.Binds;
import dev.glueflake.snowflake.internal.ParameterNames;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One SQL statement with its binds and the limits it runs under.
 *
 * <p>Immutable: every method that adds something returns a new statement. The text is never printed by
 * {@link #toString()} because it may hold data.
 */
public final class SqlStatement {

    /** The Snowflake types that a bind can have. */
    public enum BindType {
        /** A decimal number; the value is a {@link BigDecimal}. */
        FIXED,
        /** A floating-point number; the value is a {@link Double}. */
        REAL,
        /** A text; the value is a {@link String}. */
        TEXT,
        /** A truth value; the value is a {@link Boolean}. */
        BOOLEAN,
        /** A day; the value is a {@link LocalDate}. */
        DATE,
        /** A time of day; the value is a {@link LocalTime}. */
        TIME,
        /** A wall clock reading; the value is a {@link LocalDateTime}. */
        TIMESTAMP_NTZ,
        /** An instant; the value is an {@link Instant}. */
        TIMESTAMP_LTZ,
        /** An instant with its offset; the value is an {@link OffsetDateTime}. */
        TIMESTAMP_TZ,
        /** Bytes; the value is a {@code byte[]}. */
        BINARY,
        /** NULL without a type; the value is null. */
        NULL
    }

    /**
     * One value for one question mark.
     *
     * @param type the Snowflake type
     * @param value the value in the type's Java class, or null
     */
    public record Bind(BindType type, @Nullable Object value) {

        /**
         * Makes a bind from a value by its Java class.
         *
         * @param value a number, text, truth value, date, time, instant, {@code byte[]} or null
         * @return the bind
         * @throws IllegalArgumentException when no Snowflake type belongs to the class
         */
        public static Bind of(@Nullable Object value) {
            return Binds.of(value);
        }

        @Override
        public String toString() {
            return type + " bind";
        }
    }

    private final String text;
    private final List<Bind> binds;
    private final Map<String, String> parameters;
    private final @Nullable Duration timeout;
    private final @Nullable UUID requestId;

    private SqlStatement(
            String text,
            List<Bind> binds,
            Map<String, String> parameters,
            @Nullable Duration timeout,
            @Nullable UUID requestId) {
        this.text = text;
        this.binds = binds;
        this.parameters = parameters;
        this.timeout = timeout;
        this.requestId = requestId;
    }

    /**
     * Makes a statement.
     *
     * @param text the text of one statement, with {@code ?} where binds go
     * @param binds one value for each question mark, in order; see {@link Bind#of}
     * @return the statement
     * @throws IllegalArgumentException when the text is blank
     */
    public static SqlStatement of(String text, @Nullable Object... binds) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("The statement's text is blank");
        }
        List<Bind> values = new ArrayList<>();
        for (Object bind : binds) {
            values.add(Bind.of(bind));
        }
        return new SqlStatement(text, List.copyOf(values), Map.of(), null, null);
    }

    /**
     * Adds one bind after those already there.
     *
     * @param value the value; see {@link Bind#of}
     * @return the new statement
     */
    public SqlStatement bind(@Nullable Object value) {
        List<Bind> values = new ArrayList<>(binds);
        values.add(Bind.of(value));
        return new SqlStatement(text, List.copyOf(values), parameters, timeout, requestId);
    }

    /**
     * Limits how long Snowflake may run the statement; it is cancelled there after that.
     *
     * @param timeout at least one second; parts of a second are rounded up
     * @return the new statement
     */
    public SqlStatement withTimeout(Duration timeout) {
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("A statement timeout is at least one second, not " + timeout);
        }
        return new SqlStatement(text, binds, parameters, timeout, requestId);
    }

    /**
     * Tags the statement in Snowflake's query history.
     *
     * @param tag at most 2,000 characters (limit of QUERY_TAG)
     * @return the new statement
     */
    public SqlStatement withQueryTag(String tag) {
        if (tag.length() > 2000) {
            throw new IllegalArgumentException("QUERY_TAG holds 2,000 characters, not " + tag.length());
        }
        return withParameter("QUERY_TAG", tag);
    }

    /**
     * Sets a session parameter for this statement alone.
     *
     * @param name the parameter's name
     * @param value its value as text
     * @return the new statement
     */
    public SqlStatement withParameter(String name, String value) {
        Map<String, String> copy = new LinkedHashMap<>(parameters);
        copy.put(ParameterNames.check(name), Objects.requireNonNull(value, "value"));
        return new SqlStatement(text, binds, copy, timeout, requestId);
    }

    /**
     * Fixes the request id, by which the SQL API recognises a repeated submit of the same statement.
     *
     * @param id the id, the same for every repetition
     * @return the new statement
     */
    public SqlStatement withRequestId(UUID id) {
        return new SqlStatement(text, binds, parameters, timeout, Objects.requireNonNull(id, "id"));
    }

    /**
     * Returns the text.
     *
     * @return the SQL text as given
     */
    public String text() {
        return text;
    }

    /**
     * Returns the binds.
     *
     * @return the binds in order
     */
    public List<Bind> binds() {
        return binds;
    }

    /**
     * Returns the parameters for this statement.
     *
     * @return parameter values by upper-case name
     */
    public Map<String, String> parameters() {
        return Map.copyOf(parameters);
    }

    /**
     * Returns the limit of the running time.
     *
     * @return the timeout, empty for the session's
     */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    /**
     * Returns the fixed request id.
     *
     * @return the id, empty when each call takes a fresh one
     */
    public Optional<UUID> requestId() {
        return Optional.ofNullable(requestId);
    }

    @Override
    public String toString() {
        return "SqlStatement[" + text.length() + " characters, " + binds.size() + " binds]";
    }
}
