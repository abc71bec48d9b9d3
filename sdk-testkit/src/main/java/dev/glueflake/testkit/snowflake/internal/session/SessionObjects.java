package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.AttachedPolicy;
import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.ObjectInfo;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Objects as one session names them: relative to its current schema, its temporary ones first. Thread-safe. */
public final class SessionObjects {
    private final Account account;
    private final TemporaryObjects temporary;
    private final Supplier<NameContext> context;
    private final Supplier<String> role;
    private final Authority authority;

    SessionObjects(
            Account account,
            TemporaryObjects temporary,
            Supplier<NameContext> context,
            Supplier<String> role,
            Authority authority) {
        this.account = account;
        this.temporary = temporary;
        this.context = context;
        this.role = role;
        this.authority = authority;
    }

    /** The same session's objects as seen from a view's own schema, with its owner's role. */
    SessionObjects in(NameContext fixed, String owner) {
        return new SessionObjects(account, temporary, () -> fixed, () -> owner, Authority.of(account, owner));
    }

    /** The role whose objects are seen: the session's, or that of the owner of a view or routine. */
    String role() {
        return role.get();
    }

    /** What this session, or the owner of a view or routine, may see and do. */
    public Authority authority() {
        return authority;
    }

    /**
     * The full name.
     *
     * @param operation for the message where the session has no current database: {@code SELECT}, {@code CREATE STAGE}
     */
    public QualifiedName qualify(ObjectName name, String operation) {
        return context.get().qualify(name, operation);
    }

    /** The schema that the name points into; Snowflake's error where it or its database is not there. */
    public Schema schemaOf(ObjectName name, String operation) {
        QualifiedName full = qualify(name, operation);
        Schema schema = catalog().schema(full);
        if (!authority.sees(schema)) {
            throw Errors.doesNotExist("Schema", schema.fullName());
        }
        return schema;
    }

    /**
     * What a CREATE finds in its place, before anything costly is made; Snowflake's error where there is no such schema, or where it may
     * neither replace nor keep what stands.
     */
    public Optional<CatalogObject> standing(ObjectKind kind, ObjectName name, CreateMode mode, String operation) {
        schemaOf(name, operation);
        Optional<CatalogObject> standing = find(kind, name);
        if (standing.isPresent() && mode == CreateMode.FAIL_IF_EXISTS) {
            throw Errors.alreadyExists(standing.get().name().toString());
        }
        return standing;
    }

    /** The object in the namespace of {@code kind}, temporary ones first. */
    public Optional<CatalogObject> find(ObjectKind kind, ObjectName name) {
        QualifiedName full = qualify(name, "SELECT");
        return temporary.find(kind, full).or(() -> catalog()
                .find(full.database())
                .flatMap(database -> database.find(full.schema()))
                .flatMap(schema -> schema.find(kind, full.name()))
                .filter(authority::sees));
    }

    public <T extends CatalogObject> Optional<T> find(ObjectKind kind, Class<T> type, ObjectName name) {
        return find(kind, name).filter(type::isInstance).map(type::cast);
    }

    /** The object; Snowflake's "does not exist or not authorized" where there is none of that class. */
    public <T extends CatalogObject> T require(ObjectKind kind, Class<T> type, ObjectName name) {
        return find(kind, type, name).orElseThrow(() -> missing(kind.word(), name));
    }

    /** Snowflake's error for a name that leads nowhere: it names the database or schema if that is what is missing. */
    public RuntimeException missing(String word, ObjectName name) {
        schemaOf(name, "SELECT");
        return Errors.doesNotExist(word, name.toString());
    }

    /** All of that kind and plain name in the schema that {@code name} points to, whatever their key: overloaded procedures. */
    public List<CatalogObject> overloads(ObjectKind kind, ObjectName name) {
        return list(kind, schemaOf(name, "SELECT")).stream()
                .filter(object -> object.name().name().equals(name.last().text()))
                .toList();
    }

    /** As {@link #overloads}, and none where there is no such schema, or no current one. */
    public List<CatalogObject> overloadsIfAny(ObjectKind kind, ObjectName name) {
        NameContext now = context.get();
        if (name.parts().size() < 3 && (now.database() == null || (name.parts().size() < 2 && now.schema() == null))) {
            return List.of();
        }
        QualifiedName full = qualify(name, "SELECT");
        return catalog()
                .find(full.database())
                .flatMap(database -> database.find(full.schema()))
                .map(schema -> list(kind, schema))
                .orElse(List.of())
                .stream()
                .filter(object -> object.name().name().equals(full.name()))
                .toList();
    }

    /** All of exactly that kind in a schema that the roles see, with this session's temporary ones. */
    public List<CatalogObject> list(ObjectKind kind, Schema schema) {
        return all(kind, schema).stream()
                .filter(object -> temporary.all().contains(object) || authority.sees(object))
                .toList();
    }

    /** As {@link #list}, whoever asks: for what an object of the session's is made of. */
    public List<CatalogObject> all(ObjectKind kind, Schema schema) {
        List<CatalogObject> found = new ArrayList<>(schema.list(kind));
        temporary.all().stream()
                .filter(object -> object.kind() == kind
                        && object.name().equals(schema.qualify(object.name().name())))
                .forEach(found::add);
        return found;
    }

    /** Name, time and owner for a new object. */
    public ObjectInfo newInfo(ObjectName name, String operation, String comment) {
        return new ObjectInfo(account.nextObjectId(), qualify(name, operation), account.now(), comment, role.get());
    }

    /** Gives it another name, perhaps in another schema. */
    public void rename(CatalogObject object, QualifiedName to) {
        if (!isTemporary(object)) {
            authority.requireOwnership(object);
            authority.requireCreate(object.kind(), catalog().schema(to));
            ObjectGrants.renamed(account, object, to);
            catalog().rename(object, to);
            return;
        }
        CatalogObject renamed = object.with(object.info().withName(to));
        if (temporary.standing(renamed).isPresent()) {
            throw Errors.alreadyExists(to.toString());
        }
        replace(object, renamed);
    }

    /** Exchanges the names of two tables. */
    public void swap(Table one, Table other) {
        authority.requireOwnership(one);
        authority.requireOwnership(other);
        catalog().swap(one, other);
    }

    /** Puts it under these policies; the kinds are those of the policies that come and go. */
    public void guard(CatalogObject object, List<AttachedPolicy> policies, Set<ObjectKind> kinds) {
        CatalogObject guarded = object.with(object.info().withPolicies(policies));
        if (temporary.remove(object)) {
            temporary.put(guarded);
        } else {
            authority.requireApply(object, kinds);
            catalog().schema(object.name()).replace(object, guarded);
        }
    }

    /** Gives it to another role; who may is for GRANT to say. */
    public void own(CatalogObject object, String newOwner) {
        catalog()
                .schema(object.name())
                .replace(object, object.with(object.info().withOwner(newOwner)));
    }

    /** Adds a new object; returns false only where IF_NOT_EXISTS found one. */
    public boolean create(CatalogObject object, CreateMode mode, boolean isTemporary) {
        return create(object, mode, isTemporary, false);
    }

    /**
     * Adds a new object; returns false only where IF_NOT_EXISTS found one.
     *
     * @param keepGrants COPY GRANTS: what was granted on an object that is replaced stays
     */
    public boolean create(CatalogObject object, CreateMode mode, boolean isTemporary, boolean keepGrants) {
        Schema schema = catalog().schema(object.name());
        if (!isTemporary) {
            authority.requireCreate(object.kind(), schema);
            Optional<CatalogObject> standing = schema.find(object.kind(), object.key());
            if (mode == CreateMode.OR_REPLACE) {
                standing.ifPresent(authority::requireOwnership);
            }
            boolean created = schema.put(object, mode);
            if (created) {
                standing.ifPresent(replaced -> forgetUnlessKept(schema, replaced));
                ObjectGrants.made(account, object, role.get(), keepGrants);
            }
            return created;
        }
        if (mode != CreateMode.OR_REPLACE && temporary.standing(object).isPresent()) {
            if (mode == CreateMode.IF_NOT_EXISTS) {
                return false;
            }
            throw Errors.alreadyExists(object.name().toString());
        }
        temporary.put(object).ifPresent(this::destroy);
        return true;
    }

    /** Whether the object is one of this session's temporary ones. */
    public boolean isTemporary(CatalogObject object) {
        return temporary.standing(object).orElse(null) == object;
    }

    /** Puts {@code after}, of the same schema, in the place of {@code before}: the owner's right. */
    public void replace(CatalogObject before, CatalogObject after) {
        replace(before, after, "OWNERSHIP");
    }

    /** As {@link #replace(CatalogObject, CatalogObject)}, for who has the privilege on it, too. */
    public void replace(CatalogObject before, CatalogObject after, String privilege) {
        if (temporary.remove(before)) {
            temporary.put(after);
        } else {
            authority.require(privilege, before);
            catalog().schema(before.name()).replace(before, after);
        }
    }

    /** Drops it: a temporary one for good, others are kept for UNDROP. */
    public void drop(CatalogObject object) {
        if (temporary.remove(object)) {
            destroy(object);
        } else {
            authority.requireOwnership(object);
            Schema schema = catalog().schema(object.name());
            schema.drop(object.kind(), object.key(), account.now());
            forgetUnlessKept(schema, object);
        }
    }

    private void forgetUnlessKept(Schema schema, CatalogObject dropped) {
        boolean gone =
                dropped instanceof ExternalTable || (dropped instanceof Table table && table.retentionDays() == 0);
        if (gone && schema.forget(dropped)) {
            destroy(dropped);
        }
    }

    private void destroy(CatalogObject object) {
        if (object instanceof Table table) {
            account.engine().structure().destroy(table);
        } else if (object instanceof ExternalTable table) {
            table.destroy();
        }
    }

    private Catalog catalog() {
        return account.catalog();
    }
}
