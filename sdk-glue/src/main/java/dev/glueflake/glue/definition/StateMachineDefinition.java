package dev.glueflake.glue.definition;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.glueflake.core.ConfigurationException;
import dev.glueflake.glue.pipeline.Pipeline;
import dev.glueflake.glue.pipeline.PipelinePlan;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline as a state machine of AWS Step Functions, in the Amazon States Language. A plain value; immutable and
 * thread-safe.
 *
 * <p>Jobs are started and waited for by {@code glue:startJobRun.sync}, crawlers by a loop over {@code StartCrawler} and
 * {@code GetCrawler} that takes no READY of an earlier crawl for an end, and every other step by the Lambda function that it
 * names ({@link dev.glueflake.glue.pipeline.Step.Builder#function}). Steps without an order between them run side by side.
 * What follows a failed step is skipped as in process, the rest goes on, and calls that Glue or Lambda throttles are tried
 * again.
 *
 * <p>An execution's input holds the pipeline's parameters, by name. Its output is an object with one field for each step, by
 * id: {@code state} in the words of {@link dev.glueflake.glue.pipeline.StepResult.State}, with the {@code runId} of a job,
 * the {@code crawler} and when its crawl was asked for ({@code requestedAt}), or the {@code result} of a function; or with
 * {@code error} and {@code cause}. It fails where a run in process has another exit code than 0, with that object as its
 * cause. The role of the machine needs {@code glue:StartJobRun}, {@code GetJobRun}, {@code GetJobRuns} and {@code
 * BatchStopJobRun}, {@code glue:StartCrawler} and {@code GetCrawler}, and {@code lambda:InvokeFunction}.
 */
public final class StateMachineDefinition {
    private final PipelinePlan plan;
    private final String json;

    private StateMachineDefinition(PipelinePlan plan, MachineOptions options) {
        StepGraph graph = new StepGraph(plan);
        Unwritable.check(plan.name(), "a state machine", MachineCheck.problems(plan, graph));
        ObjectNode machine = new MachineWriter(plan, options, graph).machine();
        this.plan = plan;
        this.json = machine.toPrettyString();
    }

    /**
     * Writes a pipeline with the defaults.
     *
     * @param pipeline what also runs in process
     * @return the definition
     * @throws ConfigurationException as {@link Builder#build()}
     */
    public static StateMachineDefinition of(Pipeline pipeline) {
        return builder(pipeline).build();
    }

    /**
     * Begins a definition.
     *
     * @param pipeline what also runs in process
     * @return a builder
     */
    public static Builder builder(Pipeline pipeline) {
        return new Builder(Objects.requireNonNull(pipeline, "pipeline"));
    }

    /**
     * Returns what was written.
     *
     * @return the plan
     */
    public PipelinePlan plan() {
        return plan;
    }

    /**
     * Returns the text for {@code CreateStateMachine}, or for a template.
     *
     * @return a JSON object, the same for the same pipeline
     */
    public String json() {
        return json;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StateMachineDefinition that && json.equals(that.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /**
     * Returns {@link #json()}.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return json;
    }

    /** Builds a {@link StateMachineDefinition}. Not thread-safe. */
    public static final class Builder {
        private final Pipeline pipeline;
        private String partition = "aws";
        private Duration timeout = Duration.ofDays(1);
        private Duration crawlDeadline = Duration.ofHours(1);

        private Builder(Pipeline pipeline) {
            this.pipeline = pipeline;
        }

        /**
         * Sets when an execution is given up.
         *
         * @param total whole seconds from 1; a day unless set
         * @return this builder
         * @throws IllegalArgumentException for anything else
         */
        public Builder timeout(Duration total) {
            timeout = seconds("timeout", total);
            return this;
        }

        /**
         * Sets when a crawl is given up; it goes on, and its step's outcome is unknown.
         *
         * @param perCrawl whole seconds from 1; an hour unless set
         * @return this builder
         * @throws IllegalArgumentException for anything else
         */
        public Builder crawlDeadline(Duration perCrawl) {
            crawlDeadline = seconds("deadline of a crawl", perCrawl);
            return this;
        }

        /**
         * Sets the partition of AWS in which the machine runs.
         *
         * @param name for example {@code aws-cn}; {@code aws} unless set
         * @return this builder
         */
        public Builder partition(String name) {
            partition = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Checks the pipeline and writes it.
         *
         * @return the definition
         * @throws ConfigurationException {@code PIPELINE_INVALID} as {@link Pipeline#outline()};
         *     {@code PIPELINE_NOT_EXPRESSIBLE} that names every step that a state machine cannot express
         */
        public StateMachineDefinition build() {
            return new StateMachineDefinition(
                    pipeline.outline(), new MachineOptions(partition, timeout, crawlDeadline));
        }

        private static Duration seconds(String what, Duration value) {
            if (value.toSeconds() < 1 || !value.equals(Duration.ofSeconds(value.toSeconds()))) {
                throw new IllegalArgumentException(
                        "The " + what + " is a number of whole seconds from 1, not " + value);
            }
            return value;
        }
    }
}
