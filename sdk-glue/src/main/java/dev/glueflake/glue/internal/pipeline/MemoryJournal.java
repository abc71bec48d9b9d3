package dev.glueflake.glue.internal.pipeline;

import dev.glueflake.core.RunId;
import dev.glueflake.glue.pipeline.PipelineJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps runs in memory. */
public final class MemoryJournal implements PipelineJournal {
    private final Map<RunId, List<String>> runs = new ConcurrentHashMap<>();

    @Override
    public boolean append(RunId run, int number, String entry) {
        List<String> entries = runs.computeIfAbsent(run, id -> new ArrayList<>());
        synchronized (entries) {
            return entries.size() == number && entries.add(entry);
        }
    }

    @Override
    public List<String> read(RunId run) {
        List<String> entries = runs.getOrDefault(run, List.of());
        synchronized (entries) {
            return List.copyOf(entries);
        }
    }
}
