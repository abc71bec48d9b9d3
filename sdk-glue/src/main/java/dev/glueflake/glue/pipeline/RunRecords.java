package dev.glueflake.glue.pipeline;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.core.RunId;
import dev.glueflake.glue.internal.pipeline.JournalEntry;
import dev.glueflake.glue.internal.pipeline.StorableTypes;
import dev.glueflake.glue.internal.pipeline.ValueJson;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Starts runs in a journal and takes them over from it. */
final class RunRecords {
    private final PipelineJournal journal;
    private final Clock clock;

    RunRecords(PipelineJournal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    PipelineHandle start(Pipeline pipeline, PipelinePlan plan, Map<String, ?> parameters, RunId run) {
        checkStorable(pipeline);
        Map<String, String> values = new TreeMap<>();
        parameters.forEach((name, value) -> values.put(name, ValueJson.write(value)));
        new RunLog(journal, run, 0).append(JournalEntry.started(clock.instant(), plan.toJson(), values));
        return new PipelineHandle(run, pipeline.name());
    }

    /** From the claim on, any other process that goes on with the run is refused at its next entry. */
    PipelineRun claimed(PipelineRunner runner, Pipeline pipeline, PipelineHandle handle) {
        List<JournalEntry> entries = journal.read(handle.runId()).stream()
                .map(JournalEntry::fromJson)
                .toList();
        RunHistory history = RunHistory.of(handle, entries);
        Map<String, Object> parameters = parameters(pipeline, entries.get(0));
        checkSame(
                pipeline.plan(parameters), Objects.requireNonNull(entries.get(0).text()));
        RunLog log = new RunLog(journal, handle.runId(), entries.size());
        if (history.finishedAt() == null) {
            log.append(JournalEntry.run(JournalEntry.Kind.CLAIMED, clock.instant()));
        }
        return new PipelineRun(runner, pipeline, parameters, history, log);
    }

    private static Map<String, Object> parameters(Pipeline pipeline, JournalEntry started) {
        Map<String, Class<?>> types = new HashMap<>();
        pipeline.steps().forEach(step -> step.inputs().forEach((name, input) -> {
            if (input.from() == null && StorableTypes.obstacle(input.type()).isEmpty()) {
                types.put(name, input.type());
            }
        }));
        Map<String, Object> values = new HashMap<>();
        Objects.requireNonNull(started.values()).forEach((name, json) -> {
            Class<?> type = types.getOrDefault(name, Object.class);
            values.put(name, ValueJson.read(json, type));
        });
        return values;
    }

    private static void checkStorable(Pipeline pipeline) {
        List<String> problems = new ArrayList<>();
        for (Step<?> step : pipeline.steps()) {
            step.action().notStorable().ifPresent(what -> problems.add("step " + step.id() + " gives a " + what));
            step.inputs().forEach((name, input) -> {
                if (input.from() == null) {
                    StorableTypes.obstacle(input.type())
                            .ifPresent(what -> problems.add("step " + step.id() + " takes " + name + " as " + what));
                }
            });
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(
                    "PIPELINE_NOT_STORABLE",
                    "Pipeline " + pipeline.name() + " was not started; a journal cannot hold its values: "
                            + String.join("; ", problems)
                            + ". Use texts, numbers, dates and times, enums, and records, lists and maps of these.");
        }
    }

    private static void checkSame(PipelinePlan plan, String stored) {
        PipelinePlan started = PipelinePlan.fromJson(stored);
        if (!plan.continues(started)) {
            throw new ConfigurationException(
                    "PIPELINE_CHANGED",
                    "The run was started by another pipeline than the one that should go on with it; pass the same steps,"
                            + " or start a new run. Started: " + started + "Given: " + plan);
        }
    }
}
