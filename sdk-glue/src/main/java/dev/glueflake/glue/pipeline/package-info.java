/**
 * Pipelines: steps with dependencies, run in this process, and taken over by another one when it dies.
 *
 * <p>Flow, from {@link dev.glueflake.glue.pipeline.Pipeline} downwards: {@link dev.glueflake.glue.pipeline.Step}s, each with
 * an id, an action ({@link dev.glueflake.glue.pipeline.Steps} makes them from the SDK's runners and from any function), the
 * steps it follows and the values it takes, make a pipeline. {@code plan} checks all of it at once and gives a
 * {@link dev.glueflake.glue.pipeline.PipelinePlan}, which prints and draws itself. A
 * {@link dev.glueflake.glue.pipeline.PipelineRunner} starts each step on the caller's executor as soon as the steps before
 * it have ended, at most so many at once; what a step learns while it runs (handle, counts, statements, ids) and how it
 * ended is its {@link dev.glueflake.glue.pipeline.StepResult}. The
 * {@link dev.glueflake.glue.pipeline.PipelineResult} holds one for every step, gives the exit code and writes the report;
 * notifiers hear of it.
 *
 * <p>With a {@link dev.glueflake.glue.pipeline.PipelineJournal}, {@code start} returns a
 * {@link dev.glueflake.glue.pipeline.PipelineHandle} and {@code await} runs it, in this process or another: what a step is
 * about to do, its handle and its end are recorded before anything waits for them. Parameters and results go through JSON;
 * {@link dev.glueflake.glue.pipeline.StepAction} says what a function must do.
 *
 * <p>A flow of another package becomes a step through {@link dev.glueflake.glue.pipeline.StepAction#of}. What a service
 * can do in a step's place is told by {@link dev.glueflake.glue.pipeline.StepAction#serviceCall}, or named by {@link
 * dev.glueflake.glue.pipeline.Step.Builder#function}; {@link dev.glueflake.glue.definition} writes pipelines out by it.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.glue.pipeline;
