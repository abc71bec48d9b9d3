package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A schema: objects by kind and key, tables and views in one namespace; dropped ones are kept. Thread-safe. */
public final class Schema implements Restorable {
    /** The schema that every new database has. */
    public static final String PUBLIC = "PUBLIC";

    /** Reserved in every database: read-only views over the catalog. */
    public static final String INFORMATION_SCHEMA = "INFORMATION_SCHEMA";

    private final Object monitor;
    private volatile @Nullable Instant lastDrop;
    private final String database;
    private final String name;
    private final Instant createdOn;
    private final String owner;
    private final boolean isTransient;
    private final IdentityHashMap<CatalogObject, Instant> droppedOn = new IdentityHashMap<>();
    private final Map<ObjectKind, Map<String, CatalogObject>> objects = new EnumMap<>(ObjectKind.class);
    private final Map<ObjectKind, Map<String, Deque<CatalogObject>>> dropped = new EnumMap<>(ObjectKind.class);
    private final Map<String, String> settings = new ConcurrentSkipListMap<>();
    private final Map<String, String> tags = new ConcurrentSkipListMap<>();
    private String comment;

    Schema(Object monitor, String database, String name, SchemaFacts facts) {
        this.monitor = monitor;
        this.database = database;
        this.name = name;
        this.createdOn = facts.createdOn();
        this.owner = facts.owner();
        this.isTransient = facts.isTransient();
        this.comment = facts.comment();
    }

    @Override
    public Runnable keep() {
        List<Runnable> kept = new ArrayList<>();
        List<CatalogObject> all = new ArrayList<>();
        synchronized (monitor) {
            String text = comment;
            Runnable own = Restorable.all(List.of(
                    () -> comment = text, Restorable.entries(settings), Restorable.entries(tags), keepObjects()));
            kept.add(Restorable.guarded(monitor, own));
            objects.values().forEach(each -> all.addAll(each.values()));
            dropped.values().forEach(each -> Dropped.all(each).forEach(all::add));
        }
        all.forEach(object -> kept.add(object.keep()));
        return Restorable.all(kept);
    }

    private Runnable keepObjects() {
        IdentityHashMap<CatalogObject, Instant> times = new IdentityHashMap<>(droppedOn);
        Map<ObjectKind, Map<String, CatalogObject>> standing = new EnumMap<>(ObjectKind.class);
        objects.forEach((kind, each) -> standing.put(kind, new HashMap<>(each)));
        Map<ObjectKind, Map<String, Deque<CatalogObject>>> gone = new EnumMap<>(ObjectKind.class);
        dropped.forEach((kind, each) -> gone.put(kind, Dropped.copy(each)));
        return () -> {
            droppedOn.clear();
            times.forEach(droppedOn::put);
            objects.clear();
            standing.forEach((kind, each) -> objects.put(kind, new HashMap<>(each)));
            dropped.clear();
            gone.forEach((kind, each) -> dropped.put(kind, Dropped.copy(each)));
        };
    }

    public String name() {
        return name;
    }

    public String database() {
        return database;
    }

    public Instant createdOn() {
        return createdOn;
    }

    public boolean isTransient() {
        return isTransient;
    }

    public String owner() {
        return owner;
    }

    /** When it was dropped the last time; it may be back since. */
    public @Nullable Instant droppedOn() {
        return lastDrop;
    }

    void droppedOn(Instant at) {
        lastDrop = at;
    }

    /** Parameters and properties set on it, by upper-case name; safe to change. */
    public Map<String, String> settings() {
        return settings;
    }

    /** Values by the ids of tags; safe to change. */
    public Map<String, String> tags() {
        return tags;
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

    /** {@code DB.SCHEMA}, quoted where it must be. */
    public String fullName() {
        return QualifiedName.quoted(database) + "." + QualifiedName.quoted(name);
    }

    /** The name that an object of this schema has or would have. */
    public QualifiedName qualify(String object) {
        return new QualifiedName(database, name, object);
    }

    /** The object in the namespace of {@code kind}: asking for a table may find a view. */
    public Optional<CatalogObject> find(ObjectKind kind, String key) {
        synchronized (monitor) {
            return Optional.ofNullable(space(kind).get(key));
        }
    }

    /** The object of that kind and class; Snowflake's "does not exist or not authorized" otherwise. */
    public <T extends CatalogObject> T require(ObjectKind kind, Class<T> type, String key) {
        return find(kind, key)
                .filter(type::isInstance)
                .map(type::cast)
                .orElseThrow(() -> Errors.doesNotExist(kind.word(), qualify(key).toString()));
    }

    /** All objects of exactly that kind, by key. */
    public List<CatalogObject> list(ObjectKind kind) {
        synchronized (monitor) {
            return space(kind).values().stream()
                    .filter(object -> object.kind() == kind)
                    .sorted(Comparator.comparing(CatalogObject::key))
                    .toList();
        }
    }

    /**
     * Adds a new object. OR_REPLACE drops the one that stands there.
     *
     * @return whether it was added: false only for IF_NOT_EXISTS
     */
    public boolean put(CatalogObject object, CreateMode mode) {
        synchronized (monitor) {
            CatalogObject standing = space(object.kind()).get(object.key());
            if (standing != null) {
                if (mode == CreateMode.IF_NOT_EXISTS) {
                    return false;
                }
                if (mode == CreateMode.FAIL_IF_EXISTS || standing.kind() != object.kind()) {
                    throw Errors.alreadyExists(object.name().toString());
                }
                drop(object.kind(), object.key(), object.createdOn());
            }
            space(object.kind()).put(object.key(), object);
            return true;
        }
    }

    /** Puts {@code after} in the place of {@code before}, in this schema and of the same kind; refused if it is not there any more. */
    public void replace(CatalogObject before, CatalogObject after) {
        synchronized (monitor) {
            Map<String, CatalogObject> space = space(before.kind());
            if (space.get(before.key()) != before) {
                throw Errors.doesNotExist(before.kind().word(), before.name().toString());
            }
            if (!after.key().equals(before.key()) && space.containsKey(after.key())) {
                throw Errors.alreadyExists(after.name().toString());
            }
            space.remove(before.key());
            space.put(after.key(), after);
        }
    }

    /** Takes the object away and keeps it for UNDROP. */
    public Optional<CatalogObject> drop(ObjectKind kind, String key) {
        synchronized (monitor) {
            Optional<CatalogObject> found = take(kind, key);
            found.ifPresent(object -> dropped.computeIfAbsent(kind, k -> new HashMap<>())
                    .computeIfAbsent(key, k -> new ArrayDeque<>())
                    .push(object));
            return found;
        }
    }

    /** {@link #drop(ObjectKind, String)} at a known time, which SHOW … HISTORY tells. */
    public Optional<CatalogObject> drop(ObjectKind kind, String key, Instant at) {
        synchronized (monitor) {
            Optional<CatalogObject> gone = drop(kind, key);
            gone.ifPresent(object -> droppedOn.put(object, at));
            return gone;
        }
    }

    /** What was dropped and can come back, with the time where it is known; the last one first. */
    public Map<CatalogObject, Instant> dropped(ObjectKind kind) {
        synchronized (monitor) {
            Map<CatalogObject, Instant> found = new LinkedHashMap<>();
            dropped.getOrDefault(kind, Map.of()).values().forEach(each -> each.stream()
                    .filter(droppedOn::containsKey)
                    .forEach(object -> found.put(object, droppedOn.get(object))));
            return found;
        }
    }

    /** Takes over all objects of a schema that goes away, the dropped ones too; what they refer to goes by its new name. */
    void adopt(Schema other, UnaryOperator<QualifiedName> renamed) {
        comment = other.comment;
        settings.putAll(other.settings);
        tags.putAll(other.tags);
        other.objects.forEach((kind, all) -> all.values().forEach(object -> {
            CatalogObject mine = adopted(object, renamed);
            space(kind).put(mine.key(), mine);
        }));
        other.dropped.forEach((kind, all) -> all.forEach((key, gone) -> {
            Deque<CatalogObject> mine = new ArrayDeque<>();
            gone.forEach(object -> mine.addLast(adopted(object, renamed)));
            dropped.computeIfAbsent(kind, k -> new HashMap<>()).put(key, mine);
        }));
    }

    private CatalogObject adopted(CatalogObject object, UnaryOperator<QualifiedName> renamed) {
        CatalogObject mine =
                object.with(object.info().withName(qualify(object.name().name())));
        return mine instanceof Table table ? table.following(renamed) : mine;
    }

    /** Takes the object away for good. */
    public Optional<CatalogObject> take(ObjectKind kind, String key) {
        synchronized (monitor) {
            CatalogObject standing = space(kind).get(key);
            if (standing == null || standing.kind() != kind) {
                return Optional.empty();
            }
            space(kind).remove(key);
            return Optional.of(standing);
        }
    }

    /** A dropped object cannot come back any more. Says whether it could have. */
    public boolean forget(CatalogObject gone) {
        synchronized (monitor) {
            Deque<CatalogObject> kept =
                    dropped.getOrDefault(gone.kind(), Map.of()).get(gone.key());
            return kept != null && kept.remove(gone);
        }
    }

    /** Brings back the object of that key that was dropped last; empty where there is none. */
    public Optional<CatalogObject> undrop(ObjectKind kind, String key) {
        synchronized (monitor) {
            Deque<CatalogObject> gone = dropped.getOrDefault(kind, Map.of()).get(key);
            if (gone == null || gone.isEmpty()) {
                return Optional.empty();
            }
            if (space(kind).containsKey(key)) {
                throw Errors.alreadyExists(qualify(key).toString());
            }
            CatalogObject back = gone.pop();
            space(kind).put(key, back);
            return Optional.of(back);
        }
    }

    private Map<String, CatalogObject> space(ObjectKind kind) {
        boolean tableLike = kind == ObjectKind.VIEW
                || kind == ObjectKind.MATERIALIZED_VIEW
                || kind == ObjectKind.DYNAMIC_TABLE
                || kind == ObjectKind.EXTERNAL_TABLE
                || kind == ObjectKind.STREAM;
        return objects.computeIfAbsent(tableLike ? ObjectKind.TABLE : kind, k -> new HashMap<>());
    }
}
