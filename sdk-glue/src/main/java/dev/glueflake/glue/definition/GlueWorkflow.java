package dev.glueflake.glue.definition;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.glue.pipeline.Pipeline;
import dev.glueflake.glue.pipeline.PipelinePlan;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.glue.GlueClient;

/**
 * A pipeline of Glue jobs and crawlers as a Glue workflow: a trigger that starts it, and conditional triggers that start what
 * follows. A plain value; immutable and thread-safe.
 *
 * <p>A workflow is told of less than a run in process: its run is COMPLETED also when something failed (look at its
 * statistics), and a job or crawler that runs already is not waited for but fails to start.
 */
public final class GlueWorkflow {
    private final PipelinePlan plan;
    private final List<PlannedTrigger> triggers;

    private GlueWorkflow(PipelinePlan plan, String schedule) {
        Unwritable.check(plan.name(), "a Glue workflow", WorkflowCheck.problems(plan, new StepGraph(plan)));
        this.plan = plan;
        this.triggers = WorkflowTriggers.of(plan, schedule);
    }

    /**
     * Writes a pipeline as a workflow that is started on demand.
     *
     * @param pipeline what also runs in process
     * @return the workflow
     * @throws ConfigurationException as {@link Builder#build()}
     */
    public static GlueWorkflow of(Pipeline pipeline) {
        return builder(pipeline).build();
    }

    /**
     * Begins a workflow.
     *
     * @param pipeline what also runs in process
     * @return a builder
     */
    public static Builder builder(Pipeline pipeline) {
        return new Builder(Objects.requireNonNull(pipeline, "pipeline"));
    }

    /**
     * Returns the workflow's name.
     *
     * @return the pipeline's
     */
    public String name() {
        return plan.name();
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
     * Compares Glue's workflow with this one. Only reads.
     *
     * @param glue needs {@code glue:GetWorkflow} and {@code GetTriggers}
     * @return what {@link #create} would do
     * @throws ConfigurationException {@code WORKFLOW_NOT_OURS} when a workflow of the name was made otherwise
     * @throws dev.glueflake.core.GlueflakeException when Glue cannot be read
     */
    public WorkflowChanges changes(GlueClient glue) {
        return comparison(glue).changes();
    }

    /**
     * Makes Glue's workflow like this one: creates what is not there, changes what differs, deletes triggers of an earlier
     * definition, and switches triggers on. What is as it should be is not touched, so that it may be called again, also where
     * an earlier call was cut off. Triggers that somebody else has added stay. Runs that go on keep their old triggers.
     *
     * @param glue needs {@code glue:GetWorkflow}, {@code CreateWorkflow}, {@code GetTriggers}, {@code CreateTrigger},
     *     {@code UpdateTrigger}, {@code DeleteTrigger} and {@code StartTrigger}; it stays the caller's
     * @return what was done
     * @throws ConfigurationException {@code WORKFLOW_NOT_OURS} when a workflow of the name was made otherwise;
     *     {@code WORKFLOW_PART_NOT_FOUND} when a job or crawler is not there
     * @throws dev.glueflake.core.GlueflakeException when Glue cannot be read or written
     */
    public WorkflowChanges create(GlueClient glue) {
        WorkflowComparison comparison = comparison(glue);
        comparison.make();
        return comparison.changes();
    }

    private WorkflowComparison comparison(GlueClient glue) {
        String mark = "Pipeline " + name() + ", written by Glueflake";
        return WorkflowComparison.of(new WorkflowApi(glue, name(), mark), name(), triggers);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GlueWorkflow that && name().equals(that.name()) && triggers.equals(that.triggers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name(), triggers);
    }

    /**
     * Returns a line for each trigger, for a dry run.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return "Glue workflow " + name() + "\n"
                + triggers.stream().map(trigger -> "  " + trigger + "\n").collect(Collectors.joining());
    }

    /** Builds a {@link GlueWorkflow}. Not thread-safe. */
    public static final class Builder {
        private final Pipeline pipeline;
        private String schedule = "";

        private Builder(Pipeline pipeline) {
            this.pipeline = pipeline;
        }

        /**
         * Lets the workflow start by the clock.
         *
         * @param expression as Glue has it, for example {@code cron(15 3 * * ? *)}; on demand unless set
         * @return this builder
         * @throws ConfigurationException when it is not of that form
         */
        public Builder schedule(String expression) {
            if (!expression.matches("cron\\(.+\\)")) {
                throw new ConfigurationException(
                        "SCHEDULE_INVALID",
                        "A schedule is cron(minutes hours day-of-month month day-of-week year), not \"" + expression
                                + "\".");
            }
            schedule = expression;
            return this;
        }

        /**
         * Checks the pipeline and writes it.
         *
         * @return the workflow
         * @throws ConfigurationException {@code PIPELINE_INVALID} as {@link Pipeline#outline()};
         *     {@code PIPELINE_NOT_EXPRESSIBLE} that names every step that a workflow cannot express
         */
        public GlueWorkflow build() {
            return new GlueWorkflow(pipeline.outline(), schedule);
        }
    }
}
