package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Restorable;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The temporary objects of one session: they hide others of the same name and end with it. Thread-safe. */
final class TemporaryObjects implements Restorable {
    private record Key(ObjectKind kind, QualifiedName name) {}

    private final Map<Key, CatalogObject> objects = new LinkedHashMap<>();

    @Override
    public synchronized Runnable keep() {
        return Restorable.guarded(this, Restorable.entries(objects));
    }

    synchronized Optional<CatalogObject> find(ObjectKind kind, QualifiedName name) {
        return Optional.ofNullable(objects.get(key(kind, name)));
    }

    /** The one that stands where {@code object} is or would be. */
    synchronized Optional<CatalogObject> standing(CatalogObject object) {
        return Optional.ofNullable(objects.get(key(object)));
    }

    /** Returns the one that stood there. */
    synchronized Optional<CatalogObject> put(CatalogObject object) {
        return Optional.ofNullable(objects.put(key(object), object));
    }

    synchronized boolean remove(CatalogObject object) {
        return objects.remove(key(object), object);
    }

    /** They are gone already. */
    synchronized void forget() {
        objects.clear();
    }

    synchronized List<CatalogObject> all() {
        return List.copyOf(objects.values());
    }

    /** A routine goes by its argument types too. */
    private static Key key(CatalogObject object) {
        QualifiedName name = object.name();
        return key(object.kind(), new QualifiedName(name.database(), name.schema(), object.key()));
    }

    private static Key key(ObjectKind kind, QualifiedName name) {
        return new Key(kind == ObjectKind.VIEW ? ObjectKind.TABLE : kind, name);
    }
}
