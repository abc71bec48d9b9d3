/**
 * Workflows and triggers. {@code TriggerApi} and {@code WorkflowApi} define them, {@code RunApi} starts, stops and shows
 * runs. {@code WorkflowBook} holds all state and decides what fires: a schedule that is due, an event that came, the end
 * of what a trigger had started ({@code Parts} starts jobs and crawlers, and tells their ends through {@code Arrivals}).
 * A {@code WorkflowRun} keeps the triggers as they were when it began; {@code Graph} draws both the design and a run.
 */
@NullMarked
package dev.glueflake.testkit.aws.internal.glue.workflow;

import org.jspecify.annotations.NullMarked;
