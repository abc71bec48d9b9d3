package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.stage.file.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The files that an external table knows, and what was done with them. Thread-safe. */
public final class FileRegistry implements Restorable {
    private static final Duration KEPT = Duration.ofDays(30);

    private Map<String, RegisteredFile> files = Map.of();
    private List<Registration> history = List.of();
    private @Nullable Instant refreshedOn;

    /** What a change makes of the files, by their name within the stage. */
    record Change(Map<String, RegisteredFile> files, List<Registration> registrations) {}

    @Override
    public synchronized Runnable keep() {
        Map<String, RegisteredFile> kept = files;
        List<Registration> keptHistory = history;
        Instant keptRefreshed = refreshedOn;
        return () -> restore(kept, keptHistory, keptRefreshed);
    }

    /** All files, by name. */
    public synchronized List<RegisteredFile> files() {
        return List.copyOf(files.values());
    }

    /** The last 30 days, the oldest first. */
    public synchronized List<Registration> history(Instant now) {
        Instant oldest = now.minus(KEPT);
        return history.stream().filter(each -> each.time().isAfter(oldest)).toList();
    }

    public synchronized Optional<Instant> refreshedOn() {
        return Optional.ofNullable(refreshedOn);
    }

    /** Changes the files as a whole; the result takes it back. */
    synchronized Undone change(Instant now, Function<Map<String, RegisteredFile>, Change> work) {
        Map<String, RegisteredFile> before = files;
        List<Registration> historyBefore = history;
        Instant refreshedBefore = refreshedOn;
        Change change = work.apply(new TreeMap<>(before));
        files = change.files();
        List<Registration> longer = new ArrayList<>(history(now));
        longer.addAll(change.registrations());
        history = longer;
        refreshedOn = now;
        return new Undone(change.registrations(), () -> restore(before, historyBefore, refreshedBefore));
    }

    /** What was done, and how to take it back. */
    record Undone(List<Registration> registrations, Runnable undo) {}

    private synchronized void restore(
            Map<String, RegisteredFile> before, List<Registration> historyBefore, @Nullable Instant refreshedBefore) {
        files = before;
        history = historyBefore;
        refreshedOn = refreshedBefore;
    }
}
