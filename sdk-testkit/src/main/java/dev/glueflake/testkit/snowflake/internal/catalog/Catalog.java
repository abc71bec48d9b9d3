package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All databases of an account. Thread-safe; the package documentation has the lock rule. */
public final class Catalog implements Restorable {
    private final Object monitor = new Object();
    private final Map<String, Database> databases = new TreeMap<>();
    private final Map<String, Deque<Database>> dropped = new HashMap<>();

    /** All databases, dropped ones too, with all that is in them. */
    @Override
    public Runnable keep() {
        List<Runnable> kept = new ArrayList<>();
        List<Database> all;
        synchronized (monitor) {
            Runnable names = Restorable.all(List.of(Restorable.entries(databases), Dropped.keep(dropped)));
            kept.add(Restorable.guarded(monitor, names));
            all = Stream.concat(databases.values().stream(), Dropped.all(dropped))
                    .toList();
        }
        all.forEach(database -> kept.add(database.keep()));
        return Restorable.all(kept);
    }

    public Optional<Database> find(String database) {
        synchronized (monitor) {
            return Optional.ofNullable(databases.get(database));
        }
    }

    /** The database; Snowflake's "does not exist" where there is none. */
    public Database require(String database) {
        return find(database).orElseThrow(() -> Errors.doesNotExist("Database", QualifiedName.quoted(database)));
    }

    /** The schema that holds an object of that name; Snowflake's "does not exist" where there is none. */
    public Schema schema(QualifiedName object) {
        return require(object.database()).require(object.schema());
    }

    public List<Database> databases() {
        synchronized (monitor) {
            return List.copyOf(databases.values());
        }
    }

    /** All objects of the kind, but temporary ones. */
    public List<CatalogObject> list(ObjectKind kind) {
        return databases().stream()
                .flatMap(database -> database.schemas().stream())
                .flatMap(schema -> schema.list(kind).stream())
                .toList();
    }

    /** Adds a database with its schema PUBLIC; false only where IF_NOT_EXISTS found one. */
    public boolean create(String database, SchemaFacts facts, CreateMode mode) {
        synchronized (monitor) {
            if (databases.containsKey(database)) {
                if (mode == CreateMode.IF_NOT_EXISTS) {
                    return false;
                }
                if (mode == CreateMode.FAIL_IF_EXISTS) {
                    throw Errors.alreadyExists(database);
                }
                drop(database, facts.createdOn());
            }
            databases.put(database, new Database(monitor, database, facts));
            return true;
        }
    }

    /** Takes the database away and keeps it for UNDROP. */
    public Optional<Database> drop(String database, Instant at) {
        synchronized (monitor) {
            Optional<Database> gone = Optional.ofNullable(databases.remove(database));
            gone.ifPresent(value -> {
                value.droppedOn(at);
                dropped.computeIfAbsent(database, key -> new ArrayDeque<>()).push(value);
            });
            return gone;
        }
    }

    /** What was dropped and can come back. */
    public List<Database> dropped() {
        synchronized (monitor) {
            return Dropped.all(dropped).toList();
        }
    }

    /** Brings back the database of that name that was dropped last; empty where there is none. */
    public Optional<Database> undrop(String database) {
        synchronized (monitor) {
            Deque<Database> gone = dropped.get(database);
            if (gone == null || gone.isEmpty()) {
                return Optional.empty();
            }
            if (databases.containsKey(database)) {
                throw Errors.alreadyExists(database);
            }
            Database back = gone.pop();
            databases.put(database, back);
            return Optional.of(back);
        }
    }

    /**
     * Gives an object another name, in its own schema or another one.
     *
     * @return the object under its new name
     */
    public CatalogObject rename(CatalogObject object, QualifiedName to) {
        synchronized (monitor) {
            Schema from = schema(object.name());
            Schema target = schema(to);
            CatalogObject renamed = object.with(object.info().withName(to));
            if (from == target) {
                from.replace(object, renamed);
                return renamed;
            }
            if (target.find(renamed.kind(), renamed.key()).isPresent()) {
                throw Errors.alreadyExists(to.toString());
            }
            if (from.find(object.kind(), object.key()).orElse(null) != object) {
                throw Errors.doesNotExist(object.kind().word(), object.name().toString());
            }
            from.take(object.kind(), object.key());
            target.put(renamed, CreateMode.FAIL_IF_EXISTS);
            return renamed;
        }
    }

    /** Gives a database another name. */
    public void renameDatabase(String from, String to) {
        synchronized (monitor) {
            Database old = require(from);
            if (databases.containsKey(to)) {
                throw Errors.alreadyExists(to);
            }
            databases.remove(from);
            receive(old, to);
        }
    }

    private void receive(Database old, String name) {
        Database renamed = new Database(monitor, name, old.facts());
        renamed.adopt(old);
        databases.put(name, renamed);
    }

    /** Exchanges the names of two databases in one step. */
    public void swapDatabases(String one, String other) {
        synchronized (monitor) {
            Database first = require(one);
            Database second = require(other);
            receive(second, one);
            receive(first, other);
        }
    }

    /** Gives a schema another name, in its database or another one. */
    public void renameSchema(Schema schema, String database, String name) {
        synchronized (monitor) {
            require(schema.database()).move(schema.name(), require(database), name);
        }
    }

    /** Exchanges the names of two schemas in one step. */
    public void swapSchemas(Schema one, Schema other) {
        synchronized (monitor) {
            String between = "\u0000swap";
            Database first = require(one.database());
            Database second = require(other.database());
            first.move(one.name(), second, between);
            second.move(other.name(), first, one.name());
            second.move(between, second, other.name());
        }
    }

    /** Exchanges the names of two tables in one step. */
    public void swap(Table one, Table other) {
        synchronized (monitor) {
            Table first = one.with(one.info().withName(other.name()));
            Table second = other.with(other.info().withName(one.name()));
            schema(one.name()).replace(one, second);
            schema(other.name()).replace(other, first);
        }
    }
}
