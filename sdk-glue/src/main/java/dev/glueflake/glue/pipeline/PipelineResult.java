package dev.glueflake.glue.pipeline;

import dev.glueflake.core.RunId;
import dev.glueflake.glue.pipeline.PipelinePlan.PlannedStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * How a pipeline ended: one result for every step of its plan. Immutable and thread-safe, as far as the outputs are.
 *
 * @param runId the run
 * @param plan what was run
 * @param startedAt when it started, by the runner's clock
 * @param duration how long it took
 * @param steps one result for each step, in the plan's order
 */
public record PipelineResult(
        RunId runId, PipelinePlan plan, Instant startedAt, Duration duration, List<StepResult> steps) {

    /**
     * Copies the list and checks that it adds up.
     *
     * @param runId as in the record
     * @param plan as in the record
     * @param startedAt as in the record
     * @param duration as in the record
     * @param steps as in the record
     * @throws IllegalArgumentException when the results are not exactly those of the plan's steps
     */
    public PipelineResult {
        steps = List.copyOf(steps);
        List<String> planned = plan.steps().stream().map(PlannedStep::id).toList();
        List<String> ended = steps.stream().map(StepResult::id).toList();
        if (!planned.equals(ended)) {
            throw new IllegalArgumentException(
                    "The plan has the steps " + planned + ", but there are results of " + ended);
        }
    }

    /**
     * Returns the result of one step.
     *
     * @param id the step's id
     * @return its result
     * @throws NoSuchElementException when the pipeline has no such step
     */
    public StepResult step(String id) {
        return steps.stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("Pipeline " + plan.name() + " has no step " + id));
    }

    /**
     * Returns what a step gave.
     *
     * @param id the step's id
     * @param type the type of its result
     * @param <V> the type of its result
     * @return the value
     * @throws NoSuchElementException when there is no such step or it did not succeed
     */
    public <V> V value(String id, Class<V> type) {
        StepResult step = step(id);
        return step.output()
                .filter(output -> step.state() == StepResult.State.SUCCEEDED)
                .map(output -> type.cast(output.value()))
                .orElseThrow(() -> new NoSuchElementException(
                        "Step " + id + " gave nothing: " + step.state() + " " + step.message()));
    }

    /**
     * Counts steps.
     *
     * @param state how they ended
     * @return how many; the counts of all states make up the number of steps
     */
    public long count(StepResult.State state) {
        return steps.stream().filter(step -> step.state() == state).count();
    }

    /**
     * Tells whether every required step succeeded.
     *
     * @return true if so
     */
    public boolean succeeded() {
        return exitCode() == 0;
    }

    /**
     * Returns the exit code for a process that ran the pipeline.
     *
     * @return 0 if every required step succeeded; 2 if the outcome of any step is unknown, so that someone must look; else 1
     */
    public int exitCode() {
        if (count(StepResult.State.UNKNOWN) > 0) {
            return 2;
        }
        boolean complete = plan.steps().stream()
                .filter(PlannedStep::required)
                .allMatch(step -> step(step.id()).state() == StepResult.State.SUCCEEDED);
        return complete ? 0 : 1;
    }

    /**
     * Writes the result as JSON, for notifications: states, times, messages and counts of all steps, without their values.
     *
     * @return a JSON object; {@code state} is {@code SUCCEEDED}, {@code FAILED} or {@code UNKNOWN} as the exit code says
     */
    public String toJson() {
        return ResultJson.write(this);
    }

    /**
     * Writes the run as one self-contained HTML page: the pipeline drawn with states and times, and for each step its
     * counts, differences, statements, ids and messages.
     *
     * @return the page, in UTF-8, without scripts and without links to anything outside
     */
    public String toHtml() {
        return new RunReport(this).html();
    }

    /**
     * Returns a line for each step.
     *
     * @return the text
     */
    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder("Pipeline " + plan.name() + " " + runId + ", exit code " + exitCode() + "\n");
        for (StepResult step : steps) {
            text.append("  ")
                    .append(step.state())
                    .append(' ')
                    .append(step.id())
                    .append(' ')
                    .append(step.duration());
            text.append(step.message().isEmpty() ? "" : " " + step.message()).append('\n');
        }
        return text.toString();
    }
}
