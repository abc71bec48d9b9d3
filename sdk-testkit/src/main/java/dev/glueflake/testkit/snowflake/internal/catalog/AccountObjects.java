package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Objects that are in no schema: those of an account that are in no database, or a database's roles. Thread-safe. */
public final class AccountObjects implements Restorable {
    private final Map<ObjectKind, Map<String, AccountObject>> objects = new EnumMap<>(ObjectKind.class);

    @Override
    public Runnable keep() {
        return keepIn(this);
    }

    private Map<ObjectKind, Map<String, AccountObject>> copy() {
        Map<ObjectKind, Map<String, AccountObject>> kept = new EnumMap<>(ObjectKind.class);
        objects.forEach((kind, each) -> kept.put(kind, new TreeMap<>(each)));
        return kept;
    }

    private synchronized void restore(Map<ObjectKind, Map<String, AccountObject>> kept) {
        objects.clear();
        kept.forEach((kind, each) -> objects.put(kind, new TreeMap<>(each)));
    }

    public synchronized Optional<AccountObject> find(ObjectKind kind, String name) {
        return Optional.ofNullable(space(kind).get(name));
    }

    /** The object; Snowflake's "does not exist" where there is none. */
    public AccountObject require(ObjectKind kind, String name) {
        return find(kind, name).orElseThrow(() -> missing(kind, name));
    }

    public synchronized List<AccountObject> list(ObjectKind kind) {
        return List.copyOf(space(kind).values());
    }

    public synchronized Set<String> names(ObjectKind kind) {
        return new TreeSet<>(space(kind).keySet());
    }

    /** Adds it; false only where IF_NOT_EXISTS found one. */
    public synchronized boolean create(AccountObject object, CreateMode mode) {
        boolean stands = space(object.kind()).containsKey(object.name());
        if (stands && mode == CreateMode.IF_NOT_EXISTS) {
            return false;
        }
        if (stands && mode == CreateMode.FAIL_IF_EXISTS) {
            throw Errors.alreadyExists(object.name());
        }
        space(object.kind()).put(object.name(), object);
        return true;
    }

    /** Changes the object that has that name now, perhaps its name too. */
    public synchronized AccountObject change(ObjectKind kind, String name, UnaryOperator<AccountObject> change) {
        AccountObject changed = change.apply(require(kind, name));
        if (!changed.name().equals(name) && space(kind).containsKey(changed.name())) {
            throw Errors.alreadyExists(changed.name());
        }
        space(kind).remove(name);
        space(kind).put(changed.name(), changed);
        return changed;
    }

    /** Takes over all of others that go away. */
    void adopt(AccountObjects others) {
        others.keepIn(this).run();
    }

    private synchronized Runnable keepIn(AccountObjects other) {
        Map<ObjectKind, Map<String, AccountObject>> kept = copy();
        return () -> other.restore(kept);
    }

    public synchronized boolean drop(ObjectKind kind, String name) {
        return space(kind).remove(name) != null;
    }

    /** Snowflake's error for a name that leads nowhere. */
    public static RuntimeException missing(ObjectKind kind, String name) {
        return Errors.compilation("002003", "02000", kind.word() + " '" + name + "' does not exist or not authorized.");
    }

    private Map<String, AccountObject> space(ObjectKind kind) {
        return objects.computeIfAbsent(kind, k -> new TreeMap<>());
    }
}
