/**
 * Pipelines written out for services that run them: as a Step Functions state machine, or as a Glue workflow.
 *
 * <p>Flow, from {@link dev.glueflake.glue.definition.StateMachineDefinition} downwards: the pipeline that also runs in process
 * is checked ({@code outline}); its steps' order is taken apart into {@code Block}s, one behind the other or beside each
 * other; {@code MachineWriter} writes the blocks as states, each step with its outcomes around the states of the call that
 * does it ({@code JobStates}, {@code CrawlerStates}, {@code FunctionStates}). An execution ends with one outcome for every
 * step, in the words of {@link dev.glueflake.glue.pipeline.StepResult.State}.
 *
 * <p>From {@link dev.glueflake.glue.definition.GlueWorkflow}: jobs and crawlers become triggers, one for all steps that follow
 * the same ones; {@code create} makes Glue's workflow so, changes only what differs, and tells it in
 * {@link dev.glueflake.glue.definition.WorkflowChanges}.
 *
 * <p>What a service cannot express is refused before anything is written: one error that names every step and says what to
 * do instead.
 */
@org.jspecify.annotations.NullMarked
package dev.glueflake.glue.definition;
