package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObject;
import dev.glueflake.testkit.snowflake.internal.catalog.AccountObjects;
import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.Grants;
import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.engine.Engine;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.stream.StreamOffsets;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One Snowflake account: its catalog, rows, sessions, and what its statements answered. Thread-safe. */
public final class Account implements Restorable, AutoCloseable {
    private static final String DEFAULT_ROLE = "DEFAULT_ROLE";
    private static final long MAX_KEPT_CELLS = 2_000_000;

    private final AccountSettings settings;
    private final Path directory;
    private final Catalog catalog = new Catalog();
    private final Engine engine;
    private final QueryResults results = new QueryResults(MAX_KEPT_CELLS);
    private final ResultTables resultTables;
    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private final AtomicLong sessionIds = new AtomicLong();
    private final AtomicLong objectIds = new AtomicLong();
    private final Map<Class<?>, Object> parts = new ConcurrentHashMap<>();
    private final Map<Class<?>, Runnable> beginnings = new ConcurrentHashMap<>();
    private final AccountObjects objects = new AccountObjects();
    private final Grants grants = new Grants();
    private final Lock changes = new ReentrantLock();
    private final Map<String, String> parameters;
    private final Map<String, Map<String, String>> userParameters = new ConcurrentHashMap<>();

    private Account(AccountSettings settings, Path directory) {
        this.settings = settings;
        this.directory = directory;
        this.engine = Engine.open(directory);
        engine.purger().keepFor(table -> StreamOffsets.of(catalog, table));
        this.resultTables = new ResultTables(engine, results);
        this.parameters = new ConcurrentHashMap<>(SessionParameters.checked(settings.parameters()));
        List.of("ACCOUNTADMIN", "ORGADMIN", "PUBLIC", "SECURITYADMIN", "SYSADMIN", "USERADMIN")
                .forEach(role -> ensure(ObjectKind.ROLE, role));
        ensure(ObjectKind.WAREHOUSE, "COMPUTE_WH");
    }

    /** Starts an empty account; close it to remove all of it. */
    public static Account open(AccountSettings settings) {
        SessionParameters.checked(settings.parameters());
        try {
            return new Account(
                    settings, Files.createTempDirectory("glueflake-account").toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary directory for the account", e);
        }
    }

    public AccountSettings settings() {
        return settings;
    }

    public Catalog catalog() {
        return catalog;
    }

    public Engine engine() {
        return engine;
    }

    public QueryResults results() {
        return results;
    }

    ResultTables resultTables() {
        return resultTables;
    }

    /** The account's time. */
    public Instant now() {
        return settings.clock().instant();
    }

    /** A new query id in Snowflake's form. */
    /** A number that no other object of the account has had. */
    public long nextObjectId() {
        return objectIds.incrementAndGet();
    }

    public String nextQueryId() {
        return UUID.randomUUID().toString();
    }

    /** A directory of the account's own, removed by {@link #close}; SQL can read and write files only below it. */
    public Path directory() {
        return directory;
    }

    /** Roles that exist, by name. */
    public Set<String> roles() {
        return objects.names(ObjectKind.ROLE);
    }

    /** Warehouses that exist, by name. */
    public Set<String> warehouses() {
        return objects.names(ObjectKind.WAREHOUSE);
    }

    /** Warehouses, users, roles, resource monitors and integrations. */
    public AccountObjects objects() {
        return objects;
    }

    /** Held by a statement that changes an object in place: the next one waits, so that no change is lost. */
    public Lock changes() {
        return changes;
    }

    /** What was granted to whom. */
    public Grants grants() {
        return grants;
    }

    /** Account-wide values of session parameters, checked; safe to change. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** Values of session parameters set for a user, checked; safe to change. */
    public Map<String, String> parameters(String user) {
        return userParameters.computeIfAbsent(user, name -> new ConcurrentHashMap<>());
    }

    /** Makes the object without any property where there is none of that name. */
    void ensure(ObjectKind kind, String name) {
        objects.create(
                new AccountObject(kind, name, now(), "ACCOUNTADMIN", Map.of(), Map.of()), CreateMode.IF_NOT_EXISTS);
    }

    /** Gives the role to the user, who is made where there is none. */
    public void grantRole(String role, String user) {
        ensure(ObjectKind.USER, user);
        if (objects.require(ObjectKind.USER, user).property(DEFAULT_ROLE).isEmpty()) {
            objects.change(ObjectKind.USER, user, each -> each.with(Map.of(DEFAULT_ROLE, role)));
        }
        grants.add(new Grants.Grant(now(), "USAGE", "ROLE", role, "USER", user, false, "", false));
    }

    /** The role of a user who asks for none. */
    public String defaultRole(String user) {
        return objects.find(ObjectKind.USER, user)
                .flatMap(found -> found.property(DEFAULT_ROLE))
                .orElse("PUBLIC");
    }

    /** Whether the user has the role, by grants. */
    public boolean mayUse(String user, String role) {
        return new RoleHierarchy(this).mayUse(user, role);
    }

    public Session openSession(SessionSettings wanted) {
        ensure(ObjectKind.USER, wanted.user());
        Session session = new Session(this, sessionIds.incrementAndGet(), wanted);
        sessions.add(session);
        return session;
    }

    public List<Session> sessions() {
        return List.copyOf(sessions);
    }

    void closed(Session session) {
        sessions.remove(session);
    }

    /** What another layer keeps for the account (the load history, …), by its class; made at the first call. */
    public <T> T part(Class<T> type, Supplier<T> maker) {
        return type.cast(parts.computeIfAbsent(type, key -> {
            T made = maker.get();
            if (made instanceof Restorable restorable) {
                beginnings.put(type, restorable.keep());
            }
            return made;
        }));
    }

    /** All that the account holds, and its sessions' temporary objects. */
    @Override
    public Runnable keep() {
        return KeptAccount.of(this);
    }

    /** What puts each part back to now; one that is made later begins anew. */
    Runnable keepParts() {
        Map<Class<?>, Runnable> kept = new HashMap<>();
        parts.forEach((type, part) -> {
            if (part instanceof Restorable restorable) {
                kept.put(type, restorable.keep());
            }
        });
        return () -> beginnings.forEach(
                (type, beginning) -> kept.getOrDefault(type, beginning).run());
    }

    /** Values of session parameters, the account's and its users'. */
    Runnable keepParameters() {
        Map<String, Runnable> ofUsers = new HashMap<>();
        userParameters.forEach((user, values) -> ofUsers.put(user, Restorable.entries(values)));
        Runnable own = Restorable.entries(parameters);
        return () -> {
            own.run();
            userParameters.forEach(
                    (user, values) -> ofUsers.getOrDefault(user, values::clear).run());
        };
    }

    /** Ends all sessions and frees memory, threads and files. */
    @Override
    public void close() {
        sessions.forEach(Session::close);
        engine.close();
        closeParts();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + directory, e);
        }
    }

    private void closeParts() {
        for (Object part : parts.values()) {
            if (part instanceof Closeable closeable) {
                try {
                    closeable.close();
                } catch (IOException e) {
                    throw new UncheckedIOException("cannot close a part of the account", e);
                }
            }
        }
    }
}
