package dev.glueflake.glue.run;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.Redaction;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a run of a Glue job is to be: the job, its arguments and its limits. Immutable and thread-safe. */
public final class JobCall {
    /** The argument that tells one run from all others. */
    static final String TOKEN = "--glueflake-run-token";

    private final String job;
    private final Map<String, String> arguments;
    private final WhenRunning whenRunning;
    private final @Nullable Duration timeout;

    private JobCall(Builder builder) {
        this.job = builder.job;
        this.arguments = Collections.unmodifiableMap(new LinkedHashMap<>(builder.arguments));
        this.whenRunning = builder.whenRunning;
        this.timeout = builder.timeout;
    }

    /**
     * Begins a call.
     *
     * @param job the job's name
     * @return a builder
     * @throws ConfigurationException when the name is empty
     */
    public static Builder builder(String job) {
        return new Builder(job);
    }

    /**
     * Makes a call with the job's own default arguments.
     *
     * @param job the job's name
     * @return the call
     */
    public static JobCall of(String job) {
        return builder(job).build();
    }

    /**
     * Returns the job's name.
     *
     * @return the name
     */
    public String job() {
        return job;
    }

    /**
     * Returns the arguments.
     *
     * @return names with their leading {@code --}, in order
     */
    public Map<String, String> arguments() {
        return arguments;
    }

    /**
     * Returns what to do when the job runs as often as it may.
     *
     * @return the policy
     */
    public WhenRunning whenRunning() {
        return whenRunning;
    }

    /**
     * Returns the limit after which Glue ends the run with {@code TIMEOUT}.
     *
     * @return whole minutes, empty for the job's own
     */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(timeout);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JobCall that
                && job.equals(that.job)
                && arguments.equals(that.arguments)
                && whenRunning == that.whenRunning
                && Objects.equals(timeout, that.timeout);
    }

    @Override
    public int hashCode() {
        return Objects.hash(job, arguments, whenRunning, timeout);
    }

    @Override
    public String toString() {
        return Redaction.message("StartJobRun " + job + " " + arguments);
    }

    /** Collects a call. Not thread-safe. */
    public static final class Builder {
        private final String job;
        private final Map<String, String> arguments = new LinkedHashMap<>();
        private WhenRunning whenRunning = WhenRunning.QUEUE;
        private @Nullable Duration timeout;

        private Builder(String job) {
            if (job.isBlank() || job.length() > 255) {
                throw invalid("A job's name has 1 to 255 characters, not " + job.length());
            }
            this.job = job;
        }

        /**
         * Adds an argument.
         *
         * @param name with or without the leading {@code --}
         * @param value the value; Glue shows it in its console, so no secret
         * @return this builder
         * @throws ConfigurationException when the name is empty, given twice, or reserved for the run token
         */
        public Builder argument(String name, String value) {
            String full = name.startsWith("--") ? name : "--" + name;
            if (full.length() == 2 || full.equals(TOKEN)) {
                throw invalid("An argument of job " + job + " cannot be named \"" + name + "\"");
            }
            if (arguments.put(full, Objects.requireNonNull(value, "value")) != null) {
                throw invalid("Argument " + full + " of job " + job + " is given twice");
            }
            return this;
        }

        /**
         * Sets what to do when the job runs as often as it may.
         *
         * @param policy {@link WhenRunning#QUEUE} unless set
         * @return this builder
         */
        public Builder whenRunning(WhenRunning policy) {
            whenRunning = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Sets when Glue ends the run.
         *
         * @param limit whole minutes, at least one
         * @return this builder
         * @throws ConfigurationException for anything else, which Glue cannot express
         */
        public Builder timeout(Duration limit) {
            if (limit.toMinutes() < 1 || !limit.equals(Duration.ofMinutes(limit.toMinutes()))) {
                throw invalid("The timeout of job " + job + " is a number of whole minutes from 1, not " + limit);
            }
            timeout = limit;
            return this;
        }

        /**
         * Makes the call.
         *
         * @return the call
         */
        public JobCall build() {
            return new JobCall(this);
        }

        private static ConfigurationException invalid(String message) {
            return new ConfigurationException("JOB_CALL_INVALID", message + ".");
        }
    }
}
