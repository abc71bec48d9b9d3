package dev.glueflake.snowflake.procedure;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.snowflake.QualifiedName;
import dev.glueflake.snowflake.SqlStatement.Bind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One call of a stored procedure: its name, its arguments and how it may run.
 *
 * <p>The name is parsed and always written quoted; arguments are always bound. Immutable and thread-safe.
 */
public final class ProcedureCall {

    private static final Pattern EMPTY_PARENTHESES = Pattern.compile("\\s*\\(\\s*\\)\\s*$");
    private static final Pattern ARGUMENT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,254}");

    /** What a procedure answers. */
    public enum Expects {
        /** One value. */
        SCALAR,
        /** Rows. */
        TABLE,
        /** Nothing that matters. */
        NONE
    }

    /**
     * One argument.
     *
     * @param name the parameter's name in upper case, or null for an argument by position
     * @param value the bound value
     */
    public record Argument(@Nullable String name, Bind value) {}

    private final QualifiedName name;
    private final List<Argument> arguments;
    private final Expects expects;
    private final @Nullable Duration timeout;
    private final @Nullable String queryTag;
    private final boolean idempotent;

    private ProcedureCall(Builder builder) {
        name = builder.name;
        arguments = List.copyOf(builder.arguments);
        expects = builder.expects;
        timeout = builder.timeout;
        queryTag = builder.queryTag;
        idempotent = builder.idempotent;
    }

    /**
     * Starts a call by the procedure's name as SQL writes it.
     *
     * @param name such as {@code demo_stored_proc}, {@code demo_stored_proc()} or {@code SALES."Raw".refresh}
     * @return a builder
     * @throws ConfigurationException when the text is anything but a name
     */
    public static Builder builder(String name) {
        try {
            return new Builder(
                    QualifiedName.parse(EMPTY_PARENTHESES.matcher(name).replaceFirst("")));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "PROCEDURE_NAME_INVALID", "The procedure's name is none: " + e.getMessage());
        }
    }

    /**
     * Starts a call.
     *
     * @param name the procedure's name
     * @return a builder
     */
    public static Builder builder(QualifiedName name) {
        return new Builder(Objects.requireNonNull(name, "name"));
    }

    /**
     * Makes a call without arguments that answers one value.
     *
     * @param name see {@link #builder(String)}
     * @return the call
     */
    public static ProcedureCall of(String name) {
        return builder(name).build();
    }

    /**
     * Returns the procedure's name.
     *
     * @return the name
     */
    public QualifiedName name() {
        return name;
    }

    /**
     * Returns the arguments.
     *
     * @return all by position in order, or all by name
     */
    public List<Argument> arguments() {
        return arguments;
    }

    /**
     * Returns what the procedure answers.
     *
     * @return the expectation
     */
    public Expects expects() {
        return expects;
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
     * Returns the query tag.
     *
     * @return the tag, empty for the session's
     */
    public Optional<String> queryTag() {
        return Optional.ofNullable(queryTag);
    }

    /**
     * Tells whether running it again does no harm.
     *
     * @return true when it may be repeated after a failure that can pass
     */
    public boolean idempotent() {
        return idempotent;
    }

    @Override
    public String toString() {
        return ProcedurePlan.of(this).toString();
    }

    /** Collects a call. Not thread-safe. */
    public static final class Builder {

        private final QualifiedName name;
        private final List<Argument> arguments = new ArrayList<>();
        private Expects expects = Expects.SCALAR;
        private @Nullable Duration timeout;
        private @Nullable String queryTag;
        private boolean idempotent;

        private Builder(QualifiedName name) {
            this.name = name;
        }

        /**
         * Adds an argument by position.
         *
         * @param value see {@link Bind#of}
         * @return this builder
         */
        public Builder argument(@Nullable Object value) {
            arguments.add(new Argument(null, Bind.of(value)));
            return this;
        }

        /**
         * Adds an argument by name.
         *
         * @param parameter the parameter's name
         * @param value see {@link Bind#of}
         * @return this builder
         */
        public Builder argument(String parameter, @Nullable Object value) {
            if (!ARGUMENT_NAME.matcher(parameter).matches()) {
                throw new ConfigurationException(
                        "PROCEDURE_ARGUMENT_INVALID",
                        "A parameter's name consists of letters, digits, _ and $, not \"" + parameter + "\"");
            }
            arguments.add(new Argument(parameter.toUpperCase(Locale.ROOT), Bind.of(value)));
            return this;
        }

        /**
         * Says what the procedure answers; one value unless set.
         *
         * @param answer the expectation
         * @return this builder
         */
        public Builder expects(Expects answer) {
            expects = Objects.requireNonNull(answer, "answer");
            return this;
        }

        /**
         * Limits how long Snowflake may run it.
         *
         * @param limit at least one second
         * @return this builder
         */
        public Builder timeout(Duration limit) {
            timeout = limit;
            return this;
        }

        /**
         * Tags it in Snowflake's query history.
         *
         * @param tag at most 2,000 characters
         * @return this builder
         */
        public Builder queryTag(String tag) {
            queryTag = tag;
            return this;
        }

        /**
         * Says that running it again does no harm.
         *
         * @param harmless true to repeat it after a failure that can pass
         * @return this builder
         */
        public Builder idempotent(boolean harmless) {
            idempotent = harmless;
            return this;
        }

        /**
         * Makes the call.
         *
         * @return the call
         * @throws ConfigurationException when arguments by name and by position are mixed, or a name comes twice
         */
        public ProcedureCall build() {
            long named = arguments.stream().filter(a -> a.name() != null).count();
            long names = arguments.stream().map(Argument::name).distinct().count();
            if (named > 0 && (named < arguments.size() || names < named)) {
                throw new ConfigurationException(
                        "PROCEDURE_ARGUMENT_INVALID",
                        "Pass the arguments of " + name.sql() + " all by position, or all by different names");
            }
            return new ProcedureCall(this);
        }
    }
}
