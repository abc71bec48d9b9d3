package dev.glueflake.testkit.snowflake.internal.pipe;

import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.stage.file.PlaceWatch;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The files of a pipe: those that it has seen, that wait, that it has loaded. Thread-safe. */
final class PipeState implements Restorable {
    /** How long a pipe knows what it has loaded, and keeps what waits while it is paused. */
    static final Duration KEPT = Duration.ofDays(14);

    /** A file that waits. */
    record Waiting(StagedFile file, Instant received) {}

    /** The last file of its sort. */
    record Last(String file, Instant time) {}

    private final PlaceWatch watch = new PlaceWatch();
    private final Map<String, Waiting> queue = new LinkedHashMap<>();
    private final Map<String, Instant> loaded = new HashMap<>();
    private boolean stopped;
    private @Nullable Last forwarded;
    private @Nullable Last ingested;
    private @Nullable String fault;

    @Override
    public synchronized Runnable keep() {
        boolean keptStopped = stopped;
        Last keptForwarded = forwarded;
        Last keptIngested = ingested;
        String keptFault = fault;
        Runnable files = Restorable.all(List.of(watch.keep(), Restorable.entries(queue), Restorable.entries(loaded)));
        return Restorable.guarded(this, () -> {
            files.run();
            stopped = keptStopped;
            forwarded = keptForwarded;
            ingested = keptIngested;
            fault = keptFault;
        });
    }

    /** These files have been there before the pipe. */
    synchronized void known(List<StagedFile> files) {
        watch.begin(files);
    }

    /** What stands in the pipe's place now: files that are new or other ones than before are queued. */
    synchronized void look(List<StagedFile> standing, Instant now) {
        for (StagedFile file : watch.look(standing).come()) {
            forwarded = new Last(file.name(), now);
            queue(file, now);
        }
        fault = null;
    }

    /** Unless it was loaded. Says whether it waits now. */
    synchronized boolean queue(StagedFile file, Instant now) {
        if (hasLoaded(file.name(), now)) {
            return false;
        }
        queue.put(file.name(), new Waiting(file, now));
        return true;
    }

    /** A file of that name is not loaded again, even if its content is another one. */
    private boolean hasLoaded(String name, Instant now) {
        Instant time = loaded.get(name);
        return time != null && time.plus(KEPT).isAfter(now);
    }

    /** Takes what waits and is not too old. */
    synchronized List<Waiting> takeAll(Instant now) {
        List<Waiting> all = new ArrayList<>(queue.values());
        queue.clear();
        all.removeIf(waiting -> waiting.received().plus(KEPT).isBefore(now));
        return all;
    }

    synchronized void loaded(String file, Instant now) {
        loaded.put(file, now);
        ingested = new Last(file, now);
    }

    synchronized void failed(String message) {
        fault = message;
    }

    synchronized List<Waiting> waiting() {
        return List.copyOf(queue.values());
    }

    synchronized Optional<Last> lastForwarded() {
        return Optional.ofNullable(forwarded);
    }

    synchronized Optional<Last> lastIngested() {
        return Optional.ofNullable(ingested);
    }

    /** Why the stage could not be looked at the last time. */
    synchronized Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    /** Whether it is a clone that was never resumed: it takes no files. */
    synchronized boolean isStopped() {
        return stopped;
    }

    synchronized void stopped(boolean clone) {
        stopped = clone;
    }
}
