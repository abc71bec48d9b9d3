package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A database: schemas by name, dropped ones kept. Thread-safe. */
public final class Database implements Restorable {
    private final Object monitor;
    private volatile @Nullable Instant lastDrop;
    private final String name;
    private final SchemaFacts facts;
    private final Map<String, Schema> schemas = new TreeMap<>();
    private final Map<String, Deque<Schema>> dropped = new HashMap<>();
    private final Map<String, String> settings = new ConcurrentSkipListMap<>();
    private final Map<String, String> tags = new ConcurrentSkipListMap<>();
    private final AccountObjects roles = new AccountObjects();
    private String comment;

    Database(Object monitor, String name, SchemaFacts facts) {
        this.monitor = monitor;
        this.name = name;
        this.facts = facts;
        this.comment = facts.comment();
        create(Schema.PUBLIC, new SchemaFacts(facts.createdOn(), facts.owner()), CreateMode.FAIL_IF_EXISTS);
    }

    @Override
    public Runnable keep() {
        List<Runnable> kept = new ArrayList<>();
        List<Schema> all;
        synchronized (monitor) {
            String text = comment;
            Runnable own = Restorable.all(List.of(
                    () -> comment = text,
                    Restorable.entries(schemas),
                    Dropped.keep(dropped),
                    Restorable.entries(settings),
                    Restorable.entries(tags)));
            kept.add(Restorable.guarded(monitor, own));
            all = Stream.concat(schemas.values().stream(), Dropped.all(dropped)).toList();
        }
        all.forEach(schema -> kept.add(schema.keep()));
        kept.add(roles.keep());
        return Restorable.all(kept);
    }

    public String name() {
        return name;
    }

    public SchemaFacts facts() {
        return facts;
    }

    /** Parameters and properties set on it, by upper-case name; safe to change. */
    public Map<String, String> settings() {
        return settings;
    }

    /** Values by the ids of tags; safe to change. */
    public Map<String, String> tags() {
        return tags;
    }

    /** Its database roles. */
    public AccountObjects roles() {
        return roles;
    }

    public String comment() {
        synchronized (monitor) {
            return comment;
        }
    }

    public void comment(String text) {
        synchronized (monitor) {
            comment = text;
        }
    }

    public Optional<Schema> find(String schema) {
        synchronized (monitor) {
            return Optional.ofNullable(schemas.get(schema));
        }
    }

    /** The schema; Snowflake's "does not exist" where there is none. */
    public Schema require(String schema) {
        return find(schema).orElseThrow(() -> Errors.doesNotExist("Schema", fullName(schema)));
    }

    public List<Schema> schemas() {
        synchronized (monitor) {
            return List.copyOf(schemas.values());
        }
    }

    /** Adds a schema; false only where IF_NOT_EXISTS found one. */
    public boolean create(String schema, SchemaFacts schemaFacts, CreateMode mode) {
        synchronized (monitor) {
            boolean stands = schemas.containsKey(schema) || schema.equals(Schema.INFORMATION_SCHEMA);
            if (stands && mode == CreateMode.IF_NOT_EXISTS) {
                return false;
            }
            if (stands && (mode == CreateMode.FAIL_IF_EXISTS || schema.equals(Schema.INFORMATION_SCHEMA))) {
                throw Errors.alreadyExists(schema);
            }
            drop(schema, schemaFacts.createdOn());
            schemas.put(schema, new Schema(monitor, name, schema, schemaFacts));
            return true;
        }
    }

    /** When it was dropped the last time; it may be back since. */
    public @Nullable Instant droppedOn() {
        return lastDrop;
    }

    void droppedOn(Instant at) {
        lastDrop = at;
    }

    /** Takes the schema with all its objects away and keeps it for UNDROP. */
    public Optional<Schema> drop(String schema, Instant at) {
        synchronized (monitor) {
            Optional<Schema> gone = Optional.ofNullable(schemas.remove(schema));
            gone.ifPresent(value -> {
                value.droppedOn(at);
                dropped.computeIfAbsent(schema, key -> new ArrayDeque<>()).push(value);
            });
            return gone;
        }
    }

    /** What was dropped and can come back. */
    public List<Schema> dropped() {
        synchronized (monitor) {
            return Dropped.all(dropped).toList();
        }
    }

    /** Brings back the schema of that name that was dropped last; empty where there is none. */
    public Optional<Schema> undrop(String schema) {
        synchronized (monitor) {
            Deque<Schema> gone = dropped.get(schema);
            if (gone == null || gone.isEmpty()) {
                return Optional.empty();
            }
            if (schemas.containsKey(schema)) {
                throw Errors.alreadyExists(schema);
            }
            Schema back = gone.pop();
            schemas.put(schema, back);
            return Optional.of(back);
        }
    }

    /** Puts a schema under another name, here or in another database. */
    void move(String schema, Database target, String newName) {
        Schema old = require(schema);
        if (target.schemas.containsKey(newName) || newName.equals(Schema.INFORMATION_SCHEMA)) {
            throw Errors.alreadyExists(newName);
        }
        schemas.remove(schema);
        target.receive(
                old,
                newName,
                object -> object.database().equals(name) && object.schema().equals(schema)
                        ? new QualifiedName(target.name, newName, object.name())
                        : object);
    }

    private void receive(Schema old, String newName, UnaryOperator<QualifiedName> renamed) {
        SchemaFacts same = new SchemaFacts(old.createdOn(), old.owner(), old.comment(), old.isTransient());
        Schema moved = new Schema(monitor, name, newName, same);
        moved.adopt(old, renamed);
        schemas.put(newName, moved);
    }

    /** Takes over everything of a database that goes away. */
    void adopt(Database other) {
        comment = other.comment;
        settings.putAll(other.settings);
        tags.putAll(other.tags);
        roles.adopt(other.roles);
        schemas.clear();
        UnaryOperator<QualifiedName> renamed = object ->
                object.database().equals(other.name) ? new QualifiedName(name, object.schema(), object.name()) : object;
        other.schemas.values().forEach(schema -> receive(schema, schema.name(), renamed));
    }

    private String fullName(String schema) {
        return QualifiedName.quoted(name) + "." + QualifiedName.quoted(schema);
    }
}
