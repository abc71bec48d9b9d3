package dev.glueflake.testkit.snowflake.internal.task;

import dev.glueflake.testkit.snowflake.internal.catalog.History;
import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The runs of an account's alerts. Their times are on the {@link TaskBoard}. Thread-safe. */
final class AlertBoard implements Restorable {
    private final Map<Session, RunningAlert> running = new ConcurrentHashMap<>();
    private final Map<String, Instant> successes = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final History<AlertRun> runs = new History<>();

    static AlertBoard of(Account account) {
        return account.part(AlertBoard.class, AlertBoard::new);
    }

    @Override
    public synchronized Runnable keep() {
        Runnable kept =
                Restorable.all(List.of(Restorable.entries(successes), Restorable.entries(failures), runs.keep()));
        return Restorable.guarded(this, kept);
    }

    void begin(Session session, RunningAlert alert) {
        running.put(session, alert);
    }

    void end(Session session) {
        running.remove(session);
    }

    /** The alert that the session is there for. */
    Optional<RunningAlert> running(Session session) {
        return Optional.ofNullable(running.get(session));
    }

    void add(AlertRun run) {
        runs.add(run);
    }

    List<AlertRun> runs() {
        return runs.all();
    }

    /** When the last run without an error was due. */
    synchronized Optional<Instant> lastSuccess(Alert alert) {
        return Optional.ofNullable(successes.get(alert.id()));
    }

    synchronized void succeeded(Alert alert, Instant scheduled) {
        successes.put(alert.id(), scheduled);
        failures.remove(alert.id());
    }

    /** How many runs have failed in a row. */
    synchronized int failed(Alert alert) {
        return failures.merge(alert.id(), 1, Integer::sum);
    }

    synchronized void resumed(Alert alert) {
        failures.remove(alert.id());
    }
}
