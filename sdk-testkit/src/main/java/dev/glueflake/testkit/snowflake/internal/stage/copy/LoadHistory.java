package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Which files each table has loaded, by the table's physical name: a re-created table begins anew, a renamed one does not.
 * Also what became of each file of a COPY or a pipe, the last ones of the account. Thread-safe.
 */
public final class LoadHistory implements Restorable {
    private static final int MOST_RECORDS = 100_000;

    private final Map<String, Map<String, String>> etagsByTable = new ConcurrentHashMap<>();
    private final Deque<LoadRecord> records = new ArrayDeque<>();

    public static LoadHistory of(Account account) {
        return account.part(LoadHistory.class, LoadHistory::new);
    }

    @Override
    public synchronized Runnable keep() {
        Runnable kept = Restorable.all(List.of(Restorable.entries(etagsByTable), Restorable.elements(records)));
        return Restorable.guarded(this, kept);
    }

    /** Whether the table has loaded that file with that content. */
    boolean isLoaded(String table, StageLocation location, StagedFile file) {
        return file.etag().equals(etagsByTable.getOrDefault(table, Map.of()).get(location.id() + file.name()));
    }

    /** A rollback of the session's transaction takes it back. */
    void add(Session session, String table, StageLocation location, Collection<StagedFile> files) {
        Map<String, String> added = new HashMap<>();
        files.forEach(file -> added.put(location.id() + file.name(), file.etag()));
        change(table, etags -> {
            added.entrySet().removeAll(etags.entrySet());
            etags.putAll(added);
        });
        session.transaction()
                .ifPresent(transaction -> transaction.onRollback(
                        () -> change(table, etags -> etags.entrySet().removeAll(added.entrySet()))));
    }

    /** TRUNCATE: the same files may be loaded again. */
    public synchronized void forget(String table) {
        etagsByTable.remove(table);
        records.removeIf(record -> record.table().equals(table));
    }

    /** What is kept of the session's loads once they are committed. */
    void keep(Session session, List<LoadRecord> loads) {
        session.transaction()
                .ifPresentOrElse(transaction -> transaction.onCommit(() -> keep(loads)), () -> keep(loads));
    }

    private synchronized void keep(List<LoadRecord> loads) {
        records.addAll(loads);
        while (records.size() > MOST_RECORDS) {
            records.removeFirst();
        }
    }

    /** The files of a table since it was truncated the last time, the oldest first. */
    public synchronized List<LoadRecord> records(Table table) {
        return records.stream()
                .filter(record -> record.table().equals(table.physical()))
                .toList();
    }

    /** The files of a pipe, by its id, since its table was truncated the last time, the oldest first. */
    public synchronized List<LoadRecord> records(String pipe) {
        return records.stream()
                .filter(record ->
                        record.pipe() != null && record.pipe().pipeId().equals(pipe))
                .toList();
    }

    private void change(String table, Consumer<Map<String, String>> step) {
        etagsByTable.compute(table, (name, known) -> {
            Map<String, String> etags = known == null ? new HashMap<>() : new HashMap<>(known);
            step.accept(etags);
            return Map.copyOf(etags);
        });
    }
}
