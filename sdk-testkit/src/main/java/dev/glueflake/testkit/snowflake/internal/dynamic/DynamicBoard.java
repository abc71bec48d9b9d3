package dev.glueflake.testkit.snowflake.internal.dynamic;

import dev.glueflake.testkit.snowflake.internal.catalog.Dynamic;
import dev.glueflake.testkit.snowflake.internal.catalog.History;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** What an account knows of its dynamic tables besides their definitions, by their physical names. Thread-safe. */
public final class DynamicBoard implements Restorable {
    /**
     * The rows of a dynamic table.
     *
     * @param dataTimestamp the time that they are of
     * @param seen what was committed then
     * @param bases physical names of the tables that they come from
     */
    record Content(Instant dataTimestamp, Snapshot seen, Set<String> bases) {}

    /**
     * How a dynamic table was defined from one moment to the next change.
     *
     * @param name as it was called then
     * @param trigger what changed it: CREATE_DYNAMIC_TABLE, ALTER_TARGET_LAG, ALTER_WAREHOUSE, SUSPEND or RESUME
     */
    record Description(String physical, QualifiedName name, Dynamic definition, Instant from, String trigger) {}

    /** Held by whoever refreshes. */
    private final ReentrantLock busy = new ReentrantLock();

    private final Map<String, Content> contents = new ConcurrentHashMap<>();
    private final Map<String, Instant> attempts = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final Set<Session> refreshing = ConcurrentHashMap.newKeySet();
    private final History<RefreshRun> runs = new History<>();
    private final History<Description> descriptions = new History<>();
    private volatile boolean any;

    public static DynamicBoard of(Account account) {
        return account.part(DynamicBoard.class, DynamicBoard::new);
    }

    static List<Table> tables(Account account) {
        return account.catalog().list(ObjectKind.DYNAMIC_TABLE).stream()
                .map(Table.class::cast)
                .toList();
    }

    @Override
    public synchronized Runnable keep() {
        Runnable kept = Restorable.all(List.of(
                Restorable.entries(contents),
                Restorable.entries(attempts),
                Restorable.entries(failures),
                runs.keep(),
                descriptions.keep()));
        return Restorable.guarded(this, kept);
    }

    ReentrantLock busy() {
        return busy;
    }

    boolean isEmpty() {
        return !any;
    }

    /** A dynamic table is made: its first rows are due when its lag is over. */
    public void made(Table table, Instant now) {
        any = true;
        attempts.put(table.physical(), now);
        described(table, now, "CREATE_DYNAMIC_TABLE");
    }

    /** Its definition is another one from now on. */
    public void described(Table table, Instant now, String trigger) {
        descriptions.add(
                new Description(table.physical(), table.name(), DynamicRefresher.definition(table), now, trigger));
    }

    List<Description> descriptions() {
        return descriptions.all();
    }

    Instant lastAttempt(Table table) {
        return attempts.getOrDefault(table.physical(), table.createdOn());
    }

    /** When the rows are from; empty where there were none yet. */
    public Optional<Instant> dataTimestamp(Table table) {
        return content(table).map(Content::dataTimestamp);
    }

    Optional<Content> content(Table table) {
        return Optional.ofNullable(contents.get(table.physical()));
    }

    /** Rows were stored. */
    public void filled(Table table, Instant dataTimestamp, Snapshot seen, Set<String> bases) {
        contents.put(table.physical(), new Content(dataTimestamp, seen, Set.copyOf(bases)));
    }

    /** The statement that made the table has stored its first rows. */
    public void created(Table table, String queryId, Instant now, Snapshot seen, List<Table> bases) {
        Dynamic dynamic = DynamicRefresher.definition(table);
        String action = dynamic.incremental() ? "REINITIALIZE" : "FULL";
        filled(table, now, seen, bases.stream().map(Table::physical).collect(Collectors.toSet()));
        add(new RefreshRun(table, RefreshRun.State.SUCCEEDED, queryId, now, now, now, action, "CREATION", null));
    }

    /** A clone has the rows of its model. */
    public void copied(Table model, Table copy) {
        content(model).ifPresent(content -> contents.put(copy.physical(), content));
    }

    /** Refuses a dynamic table without rows, unless the session is there to make them. */
    public void requireInitialized(Table table, Session session) {
        if (table.isDynamic() && !isRefreshing(session) && content(table).isEmpty()) {
            throw Errors.compilation(
                    "002741",
                    "55000",
                    "Dynamic Table '" + table.name().name()
                            + "' is not initialized. Please run a manual refresh or wait for a scheduled refresh before querying.");
        }
    }

    /** Whether the session is there to refresh dynamic tables. */
    public boolean isRefreshing(Session session) {
        return refreshing.contains(session);
    }

    void begin(Session session) {
        refreshing.add(session);
    }

    void end(Session session) {
        refreshing.remove(session);
    }

    void add(RefreshRun run) {
        attempts.put(run.table().physical(), run.dataTimestamp());
        runs.add(run);
    }

    List<RefreshRun> runs() {
        return runs.all();
    }

    /** The table's last refresh that is over. */
    Optional<RefreshRun> lastRun(Table table) {
        return runs.all().stream()
                .filter(run -> run.table().physical().equals(table.physical()))
                .reduce((first, second) -> second);
    }

    /** How many refreshes have failed in a row. */
    int failed(Table table) {
        return failures.merge(table.physical(), 1, Integer::sum);
    }

    void succeeded(Table table) {
        failures.remove(table.physical());
    }
}
