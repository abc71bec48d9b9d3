package dev.glueflake.testkit.snowflake.internal.stage.directory;

import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.stage.file.PlaceWatch;
import dev.glueflake.testkit.snowflake.internal.stage.file.Registration;
import dev.glueflake.testkit.snowflake.internal.stage.file.Registration.Status;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The files that a stage knows, and those that it has known, each from one of the account's writes to another. Thread-safe.
 */
public final class DirectoryTable implements Restorable {
    private static final Duration KEPT = Duration.ofDays(14);

    private final PlaceWatch watch = new PlaceWatch();
    private List<Version> versions = List.of();
    private List<Registration> history = List.of();

    /** A file as it was registered by one write and, perhaps, forgotten by another. */
    private record Version(StagedFile file, long begun, long end) {
        boolean isKnown() {
            return end == Snapshot.ALIVE;
        }

        Version ended(long write) {
            return new Version(file, begun, write);
        }

        boolean isSeen(Snapshot by) {
            return by.includes(begun) && (isKnown() || !by.includes(end));
        }
    }

    /** A file and the write that registered it. */
    public record Known(StagedFile file, long write) {}

    /** What was done, and how to take it back. */
    record Change(List<Registration> registrations, Runnable undo) {}

    @Override
    public synchronized Runnable keep() {
        List<Version> kept = versions;
        List<Registration> keptHistory = history;
        return Restorable.all(List.of(() -> restore(kept, keptHistory), watch.keep()));
    }

    PlaceWatch watch() {
        return watch;
    }

    /** A table that knows the same files. */
    public synchronized DirectoryTable copy() {
        DirectoryTable copy = new DirectoryTable();
        copy.versions = versions.stream().filter(Version::isKnown).toList();
        return copy;
    }

    /** The files that it knows now, by name. */
    public synchronized List<StagedFile> files() {
        return versions.stream().filter(Version::isKnown).map(Version::file).toList();
    }

    /** The files that a snapshot sees. */
    public synchronized List<Known> at(Snapshot snapshot) {
        return versions.stream()
                .filter(version -> version.isSeen(snapshot))
                .map(version -> new Known(version.file(), version.begun()))
                .toList();
    }

    /** The last 14 days, the oldest first. */
    public synchronized List<Registration> history(Instant now) {
        Instant oldest = now.minus(KEPT);
        return history.stream().filter(each -> each.time().isAfter(oldest)).toList();
    }

    /** Registers what was found and forgets what is gone; {@code write} numbers the change. */
    synchronized Change change(List<StagedFile> found, Predicate<String> gone, LongSupplier write, Instant now) {
        List<Version> before = versions;
        List<Registration> historyBefore = history;
        Map<String, StagedFile> come = new TreeMap<>();
        found.forEach(file -> come.put(file.name(), file));
        List<Registration> done = new ArrayList<>();
        List<Version> after = new ArrayList<>();
        for (Version version : versions) {
            StagedFile old = version.file();
            StagedFile current = version.isKnown() ? come.remove(old.name()) : null;
            if (current != null && !current.etag().equals(old.etag())) {
                after.add(version.ended(write.getAsLong()));
                after.add(new Version(current, write.getAsLong(), Snapshot.ALIVE));
                done.add(Registration.of(Status.REGISTERED_UPDATE, current, current.name(), now));
            } else if (version.isKnown() && gone.test(old.name())) {
                after.add(version.ended(write.getAsLong()));
                done.add(Registration.of(Status.UNREGISTERED, old, old.name(), now));
            } else {
                after.add(version);
            }
        }
        come.values().forEach(file -> {
            after.add(new Version(file, write.getAsLong(), Snapshot.ALIVE));
            done.add(Registration.of(Status.REGISTERED_NEW, file, file.name(), now));
        });
        after.sort(Comparator.comparing(version -> version.file().name()));
        done.sort(Comparator.comparing(Registration::key));
        versions = List.copyOf(after);
        history = joined(history(now), done);
        return new Change(done, () -> restore(before, historyBefore));
    }

    private synchronized void restore(List<Version> before, List<Registration> historyBefore) {
        versions = before;
        history = historyBefore;
    }

    private static List<Registration> joined(List<Registration> old, List<Registration> more) {
        List<Registration> all = new ArrayList<>(old);
        all.addAll(more);
        return List.copyOf(all);
    }
}
