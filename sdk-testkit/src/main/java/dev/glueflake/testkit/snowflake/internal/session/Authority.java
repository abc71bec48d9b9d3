package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObject;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Grants.Grant;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides what roles may see and do; it is asked where names become objects and where objects change. What a role may not see
 * does not exist for it; what it sees and may not do is an insufficient privilege. Without enforcement everything is allowed.
 *
 * <p>An owner may do everything with an object. CREATE is the primary role's; all else is granted by any active role.
 */
public final class Authority {
    private static final String OWNERSHIP = "OWNERSHIP";
    private static final String MANAGE_GRANTS = "MANAGE GRANTS";
    /** Privileges on the account that the system's roles have. */
    private static final Map<String, Set<String>> OF_SYSTEM = Map.of(
            "SYSADMIN", Set.of("CREATE DATABASE", "CREATE WAREHOUSE"),
            "USERADMIN", Set.of("CREATE USER", "CREATE ROLE"),
            "SECURITYADMIN", Set.of(MANAGE_GRANTS),
            "ACCOUNTADMIN",
                    Set.of(
                            "CREATE INTEGRATION",
                            "EXECUTE TASK",
                            "EXECUTE ALERT",
                            "EXECUTE MANAGED ALERT",
                            "MONITOR EXECUTION",
                            "CREATE RESOURCE MONITOR",
                            "MANAGE ACCOUNT",
                            "APPLY MASKING POLICY",
                            "APPLY ROW ACCESS POLICY"));

    private final Account account;
    private final Supplier<Set<String>> primary;
    private final Supplier<Set<String>> active;

    private Authority(Account account, Supplier<Set<String>> primary, Supplier<Set<String>> active) {
        this.account = account;
        this.primary = primary;
        this.active = active;
    }

    /** That of a session: its primary role and, where they are in force, the secondary ones. */
    static Authority of(Session session) {
        RoleHierarchy hierarchy = new RoleHierarchy(session.account());
        return new Authority(
                session.account(),
                () -> hierarchy.below(session.current().actingRole()),
                () -> session.current().isActing()
                        ? hierarchy.below(session.current().actingRole())
                        : hierarchy.active(session));
    }

    /** That of the owner of a view, routine or task alone. */
    public static Authority of(Account account, String role) {
        Supplier<Set<String>> roles = () -> new RoleHierarchy(account).below(role);
        return new Authority(account, roles, roles);
    }

    private boolean isOpen() {
        return !account.settings().enforceGrants();
    }

    // ---- objects of schemas

    /** Whether the object exists for these roles: they have any privilege on it, its schema and its database. */
    public boolean sees(CatalogObject object) {
        return isOpen() || managesGrants() || (seesSchema(object.name()) && hasAny(object));
    }

    private boolean seesSchema(QualifiedName object) {
        return account.catalog()
                .find(object.database())
                .flatMap(database -> database.find(object.schema()))
                .filter(this::sees)
                .isPresent();
    }

    public boolean sees(Schema schema) {
        return isOpen()
                || managesGrants()
                || (account.catalog().find(schema.database()).filter(this::sees).isPresent()
                        && (owns(ObjectKind.SCHEMA, schema.fullName(), schema.owner())
                                || holds(active.get(), ObjectKind.SCHEMA, schema.fullName(), null)));
    }

    public boolean sees(Database database) {
        String name = QualifiedName.quoted(database.name());
        return isOpen()
                || managesGrants()
                || owns(ObjectKind.DATABASE, name, database.facts().owner())
                || holds(active.get(), ObjectKind.DATABASE, name, null);
    }

    private boolean hasAny(CatalogObject object) {
        String name = object.name().toString();
        return owns(object.kind(), name, object.info().owner()) || holds(active.get(), object.kind(), name, null);
    }

    /** Snowflake's error where the roles have not the privilege on the object, nor own it. */
    public void require(String privilege, CatalogObject object) {
        if (!may(privilege, object)) {
            throw insufficient(object.kind(), object.name().name());
        }
    }

    /** Whether the roles have the privilege on the object, or own it. */
    public boolean may(String privilege, CatalogObject object) {
        String name = object.name().toString();
        return isOpen()
                || owns(object.kind(), name, object.info().owner())
                || (!privilege.equals(OWNERSHIP) && holds(active.get(), object.kind(), name, privilege));
    }

    /** Whether one of the roles owns the object: what a secure object is made of shows to its owner alone. */
    public boolean isOwner(CatalogObject object) {
        return may(OWNERSHIP, object);
    }

    public void requireOwnership(CatalogObject object) {
        require(OWNERSHIP, object);
    }

    /** CREATE of an object in the schema: of the primary role alone. */
    public void requireCreate(ObjectKind kind, Schema schema) {
        String privilege = "CREATE " + words(kind);
        boolean has = isOpen()
                || ownedBy(primary.get(), ObjectKind.SCHEMA, schema.fullName(), schema.owner())
                || holds(primary.get(), ObjectKind.SCHEMA, schema.fullName(), privilege);
        if (!has) {
            throw insufficient(ObjectKind.SCHEMA, schema.name());
        }
    }

    /**
     * Puts policies on an object or takes them away: the owner's, or that of a role with {@code APPLY … POLICY} on the account.
     *
     * @param kinds of the policies
     */
    public void requireApply(CatalogObject object, Set<ObjectKind> kinds) {
        if (!kinds.stream().allMatch(kind -> hasOnAccount(active.get(), "APPLY " + words(kind)))) {
            requireOwnership(object);
        }
    }

    // ---- databases, schemas, the account

    public void require(String privilege, Schema schema) {
        String name = schema.fullName();
        if (!isOpen()
                && !owns(ObjectKind.SCHEMA, name, schema.owner())
                && (privilege.equals(OWNERSHIP) || !holds(active.get(), ObjectKind.SCHEMA, name, privilege))) {
            throw sees(schema) ? insufficient(ObjectKind.SCHEMA, schema.name()) : Errors.doesNotExist("Schema", name);
        }
    }

    public void require(String privilege, Database database) {
        String name = QualifiedName.quoted(database.name());
        if (!isOpen()
                && !owns(ObjectKind.DATABASE, name, database.facts().owner())
                && (privilege.equals(OWNERSHIP) || !holds(active.get(), ObjectKind.DATABASE, name, privilege))) {
            throw sees(database)
                    ? insufficient(ObjectKind.DATABASE, database.name())
                    : Errors.doesNotExist("Database", name);
        }
    }

    /** A privilege on the account: {@code CREATE DATABASE}, {@code MANAGE ACCOUNT}. */
    public void requireOnAccount(String privilege) {
        if (!isOpen() && !hasOnAccount(primary.get(), privilege)) {
            throw Errors.insufficientPrivileges("account", account.settings().name());
        }
    }

    /** Whether any active role has the privilege on the account. */
    public boolean mayOnAccount(String privilege) {
        return isOpen() || hasOnAccount(active.get(), privilege);
    }

    /** One of the privileges on a warehouse, role, user, monitor or integration, or its ownership. */
    public void require(AccountObject object, String... privileges) {
        requireNamed(object, object.name(), privileges);
    }

    /** As {@link #require(AccountObject, String...)}, for what grants call by that name: a database role. */
    public void requireNamed(AccountObject object, String name, String... privileges) {
        boolean has = isOpen()
                || owns(object.kind(), name, object.owner())
                || Arrays.stream(privileges).anyMatch(privilege -> holds(active.get(), object.kind(), name, privilege));
        if (!has) {
            throw insufficient(object.kind(), object.name());
        }
    }

    /** Whether the roles have any privilege on it. */
    public boolean sees(AccountObject object) {
        return isOpen()
                || managesGrants()
                || owns(object.kind(), object.name(), object.owner())
                || holds(active.get(), object.kind(), object.name(), null);
    }

    // ---- grants

    /**
     * GRANT and REVOKE: the owner's, that of who has the privilege with the right to pass it on, or of a role that manages grants; in a
     * schema with managed access the schema's owner decides in place of the object's.
     *
     * @param owner of the object, or of the schema that manages access
     */
    public void requireGrant(ObjectKind kind, String name, String owner, String privilege) {
        boolean has = isOpen()
                || managesGrants()
                || ownedBy(active.get(), kind, name, owner)
                || !account.grants()
                        .list(grant -> grant.grantOption()
                                && isOn(grant, kind, name)
                                && grant.privilege().equals(privilege)
                                && active.get().contains(grant.holder()))
                        .isEmpty();
        if (!has) {
            throw insufficient(kind, name);
        }
    }

    public boolean managesGrants() {
        return hasOnAccount(active.get(), MANAGE_GRANTS);
    }

    private boolean hasOnAccount(Set<String> roles, String privilege) {
        return roles.stream()
                        .anyMatch(role -> OF_SYSTEM.getOrDefault(role, Set.of()).contains(privilege))
                || !account.grants()
                        .list(grant -> grant.kind().equals("ACCOUNT")
                                && grant.privilege().equals(privilege)
                                && roles.contains(grant.holder()))
                        .isEmpty();
    }

    private boolean owns(ObjectKind kind, String name, String owner) {
        return ownedBy(active.get(), kind, name, owner);
    }

    /** The last GRANT OWNERSHIP decides, without one the role that made the object. */
    private boolean ownedBy(Set<String> roles, ObjectKind kind, String name, String owner) {
        return account.grants().list(grant -> grant.privilege().equals(OWNERSHIP) && isOn(grant, kind, name)).stream()
                .findFirst()
                .map(Grant::holder)
                .map(roles::contains)
                .orElseGet(() -> roles.contains(owner));
    }

    /** @param privilege null for any */
    private boolean holds(Set<String> roles, ObjectKind kind, String name, @Nullable String privilege) {
        return !account.grants()
                .list(grant -> (privilege == null || grant.privilege().equals(privilege))
                        && isOn(grant, kind, name)
                        && roles.contains(grant.holder()))
                .isEmpty();
    }

    private static boolean isOn(Grant grant, ObjectKind kind, String name) {
        return !grant.future()
                && grant.object().equals(name)
                && (grant.kind().equals(words(kind)) || (isTableLike(grant.kind()) && isTableLike(words(kind))));
    }

    /** Tables and views share their names. */
    private static boolean isTableLike(String words) {
        return words.equals("TABLE") || words.equals("VIEW") || words.endsWith(" TABLE") || words.endsWith(" VIEW");
    }

    private static String words(ObjectKind kind) {
        return kind.name().replace('_', ' ');
    }

    private static RuntimeException insufficient(ObjectKind kind, String name) {
        return Errors.insufficientPrivileges(kind.word().toLowerCase(Locale.ROOT), name);
    }
}
