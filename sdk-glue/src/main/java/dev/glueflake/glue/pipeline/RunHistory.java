package dev.glueflake.glue.pipeline;

import dev.glueflake.core.ConfigurationException;
import dev.glueflake.glue.internal.pipeline.JournalEntry;
import dev.glueflake.glue.internal.pipeline.JournalEntry.End;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a run's journal tells of it. */
final class RunHistory {
    /** In the order in which they ended. */
    final Map<String, End> ended = new LinkedHashMap<>();

    final Instant startedAt;
    private final Map<String, Open> open = new HashMap<>();
    private @Nullable Instant finishedAt;

    private RunHistory(Instant startedAt) {
        this.startedAt = startedAt;
    }

    private record Open(List<String> handles, List<String> notes) {}

    static RunHistory none(Instant startedAt) {
        return new RunHistory(startedAt);
    }

    static RunHistory of(PipelineHandle handle, List<JournalEntry> entries) {
        if (entries.isEmpty() || entries.get(0).kind() != JournalEntry.Kind.STARTED) {
            throw new ConfigurationException(
                    "PIPELINE_RUN_NOT_FOUND",
                    "The journal has no run " + handle.runId() + " of pipeline " + handle.pipeline()
                            + ": pass the handle that start() returned, and the journal that it was started with.");
        }
        RunHistory history = new RunHistory(entries.get(0).at());
        entries.forEach(history::add);
        return history;
    }

    private void add(JournalEntry entry) {
        switch (entry.kind()) {
            case STARTED, CLAIMED -> {}
            case STEP_BEGUN -> open(entry);
            case STEP_HANDLE -> open(entry).handles().add(Objects.requireNonNull(entry.text()));
            case STEP_NOTE -> open(entry).notes().add(Objects.requireNonNull(entry.text()));
            case STEP_ENDED -> ended.put(Objects.requireNonNull(entry.step()), Objects.requireNonNull(entry.end()));
            case FINISHED -> finishedAt = entry.at();
        }
    }

    private Open open(JournalEntry entry) {
        return open.computeIfAbsent(
                Objects.requireNonNull(entry.step()), id -> new Open(new ArrayList<>(), new ArrayList<>()));
    }

    StepHistory step(String id) {
        Open found = open.get(id);
        return found == null ? StepHistory.NONE : new StepHistory(true, found.handles(), found.notes());
    }

    /** When the run ended; null while it has not. */
    @Nullable
    Instant finishedAt() {
        return finishedAt;
    }
}
