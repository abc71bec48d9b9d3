package dev.glueflake.testkit.snowflake.internal.dynamic;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Dynamic;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.engine.Cancellation;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.engine.WriteBook;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.execute.StatementRunner;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.session.Account;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionSettings;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Refreshes dynamic tables, each after those that it reads, as of one moment. One use. */
public final class DynamicRefresher {
    private static final int MOST_FAILURES = 5;

    private final Account account;
    private final DynamicBoard board;
    private final StatementRunner statements;
    private final String trigger;
    private final Instant now;
    private final Map<String, Set<Table>> bases = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private final Set<String> changed = new HashSet<>();
    private final List<RefreshRun> runs = new ArrayList<>();

    /** @param trigger SCHEDULED, MANUAL or CREATION */
    public DynamicRefresher(Account account, StatementRunner statements, String trigger) {
        this.account = account;
        this.board = DynamicBoard.of(account);
        this.statements = statements;
        this.trigger = trigger;
        this.now = account.now();
    }

    /** Refreshes the tables. If one of them cannot be, the first error of it or of what it reads; else null. */
    public @Nullable SnowflakeException refresh(List<Table> wanted) {
        if (wanted.isEmpty()) {
            return null;
        }
        board.busy().lock();
        Table first = wanted.get(0);
        WriteBook.Reading reading = account.engine().book().read();
        try (Session session = open(first)) {
            board.begin(session);
            try {
                session.beginRepeatable();
                inOrder(wanted, session).forEach(table -> one(table, session));
                Snapshot seen = session.snapshot();
                session.commit();
                runs.forEach(run -> keep(run, seen));
            } finally {
                board.end(session);
            }
        } finally {
            reading.close();
            board.busy().unlock();
        }
        Set<String> names = wanted.stream().map(Table::physical).collect(Collectors.toSet());
        boolean succeeded = runs.stream()
                .filter(run -> names.contains(run.table().physical()))
                .allMatch(run -> run.state() == RefreshRun.State.SUCCEEDED);
        return succeeded
                ? null
                : runs.stream()
                        .map(RefreshRun::error)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private Session open(Table table) {
        return account.openSession(new SessionSettings(
                "SYSTEM",
                table.info().owner(),
                definition(table).schedule().warehouse(),
                table.name().database(),
                table.name().schema(),
                Map.of()));
    }

    /** The tables with all dynamic tables that they read, upstream first; a table without a scheduler stands alone. */
    private Set<Table> inOrder(List<Table> wanted, Session session) {
        Map<String, Table> ordered = new LinkedHashMap<>();
        Set<String> listed = wanted.stream().map(Table::physical).collect(Collectors.toSet());
        wanted.forEach(table -> visit(table, listed, session, ordered, new HashSet<>()));
        return new LinkedHashSet<>(ordered.values());
    }

    private void visit(
            Table table, Set<String> listed, Session session, Map<String, Table> ordered, Set<String> above) {
        if (ordered.containsKey(table.physical()) || !above.add(table.physical())) {
            return;
        }
        for (Table base : bases(table, session)) {
            boolean isolated = definition(table).schedule().isOff() && listed.size() == 1;
            Dynamic upstream = base.options().dynamic();
            boolean follows = upstream != null && !upstream.schedule().isOff() && !isolated;
            if (follows || (upstream != null && listed.contains(base.physical()))) {
                visit(base, listed, session, ordered, above);
            }
        }
        ordered.put(table.physical(), table);
    }

    private Set<Table> bases(Table table, Session session) {
        return bases.computeIfAbsent(table.physical(), name -> {
            try {
                session.useSchema(table.name().database(), table.name().schema());
                Set<Table> found = new LinkedHashSet<>();
                for (CatalogObject object : session.read(definition(table).query(), scope(account.nextQueryId()))) {
                    if (object instanceof Table base) {
                        found.add(base);
                    }
                }
                return found;
            } catch (SnowflakeException e) {
                // Its refresh will tell of it.
                return Set.of();
            }
        });
    }

    private void one(Table table, Session session) {
        Instant started = account.now();
        Set<Table> own = bases(table, session);
        if (own.stream().anyMatch(base -> failed.contains(base.physical()))) {
            failed.add(table.physical());
            runs.add(new RefreshRun(
                    table, RefreshRun.State.UPSTREAM_FAILED, null, now, started, account.now(), null, trigger, null));
            return;
        }
        String queryId = account.nextQueryId();
        try {
            String action = action(table, own, session);
            session.useSchema(table.name().database(), table.name().schema());
            if (!action.equals("NO_DATA")) {
                statements.run(
                        session,
                        new Statement.Insert(
                                table.name().written(),
                                List.of(),
                                true,
                                definition(table).query()),
                        scope(queryId));
                changed.add(table.physical());
            }
            runs.add(new RefreshRun(
                    table, RefreshRun.State.SUCCEEDED, queryId, now, started, account.now(), action, trigger, null));
        } catch (SnowflakeException e) {
            failed.add(table.physical());
            runs.add(new RefreshRun(
                    table, RefreshRun.State.FAILED, queryId, now, started, account.now(), null, trigger, e));
        }
    }

    private String action(Table table, Set<Table> own, Session session) {
        Dynamic dynamic = definition(table);
        DynamicBoard.Content content = board.content(table).orElse(null);
        Set<String> names = own.stream().map(Table::physical).collect(Collectors.toSet());
        if (content == null || !content.bases().equals(names)) {
            return dynamic.incremental() ? "REINITIALIZE" : "FULL";
        }
        boolean newRows = dynamic.timely()
                || own.stream()
                        .anyMatch(base -> changed.contains(base.physical()) || differs(base, content.seen(), session));
        if (!newRows) {
            return "NO_DATA";
        }
        return dynamic.incremental() ? "INCREMENTAL" : "FULL";
    }

    /** Whether other rows of the table are seen now than then. */
    private boolean differs(Table base, Snapshot then, Session session) {
        if (!account.engine().purger().isWhole(base, then)) {
            return true;
        }
        String changes = "SELECT EXISTS (SELECT 1 FROM " + base.physical() + " WHERE ("
                + session.snapshot().visible() + ") <> (" + then.visible() + ")) AS found";
        DuckQuery query = new DuckQuery(changes, List.of(ResultColumn.of("found", SqlTypes.BOOLEAN)));
        return Boolean.TRUE.equals(
                account.engine().query(query, new Cancellation()).get(0)[0]);
    }

    private void keep(RefreshRun run, Snapshot seen) {
        board.add(run);
        Table table = run.table();
        if (run.state() == RefreshRun.State.SUCCEEDED) {
            Set<String> names = bases.getOrDefault(table.physical(), Set.of()).stream()
                    .map(Table::physical)
                    .collect(Collectors.toSet());
            board.filled(table, now, seen, names);
            board.succeeded(table);
        } else if (board.failed(table) >= MOST_FAILURES && trigger.equals("SCHEDULED")) {
            board.succeeded(table);
            suspend(table);
        }
    }

    private void suspend(Table table) {
        Table suspended = table.withDynamic(definition(table).withSuspension(new Dynamic.Suspension(now, true)));
        boolean stands = account.catalog()
                .find(table.name().database())
                .flatMap(database -> database.find(table.name().schema()))
                .flatMap(schema ->
                        schema.find(ObjectKind.DYNAMIC_TABLE, table.name().name()))
                .filter(object -> object == table)
                .isPresent();
        if (stands) {
            account.catalog().schema(table.name()).replace(table, suspended);
            board.described(suspended, now, "SUSPEND");
        }
    }

    static Dynamic definition(Table table) {
        return Objects.requireNonNull(table.options().dynamic());
    }

    private ExecutionScope scope(String queryId) {
        return new ExecutionScope(queryId, Binds.none(), Map.of(), new Cancellation(), now);
    }
}
