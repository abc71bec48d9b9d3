package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.stage.StageLocation;
import dev.glueflake.testkit.snowflake.internal.stage.file.StagedFile;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Which files each table has loaded, by the table's physical name: a re-created table begins anew, a renamed one does not.
 * Thread-safe.
 */
public final class LoadHistory {
    private final Map<String, Map<String, String>> etagsByTable = new ConcurrentHashMap<>();

    public static LoadHistory of(Account account) {
        return account.part(LoadHistory.class, LoadHistory::new);
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
    public void forget(String table) {
        etagsByTable.remove(table);
    }

    private void change(String table, Consumer<Map<String, String>> step) {
        etagsByTable.compute(table, (name, known) -> {
            Map<String, String> etags = known == null ? new HashMap<>() : new HashMap<>(known);
            step.accept(etags);
            return Map.copyOf(etags);
        });
    }
}
