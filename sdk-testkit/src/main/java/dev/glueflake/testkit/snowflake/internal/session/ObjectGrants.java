package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Grants;
import dev.glueflake.testkit.snowflake.internal.catalog.Grants.Grant;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What becomes of grants when objects come, go and get other names. */
public final class ObjectGrants {
    /** Kinds whose names no database is in front of. */
    private static final Set<String> OF_ACCOUNT =
            Set.of("ACCOUNT", "ROLE", "USER", "WAREHOUSE", "RESOURCE MONITOR", "INTEGRATION");

    private ObjectGrants() {}

    /** @param kind in words */
    static boolean isOfAccount(String kind) {
        return OF_ACCOUNT.contains(kind);
    }

    /** A new object has what future grants say, those of its schema in place of those of its database. */
    static void made(Account account, CatalogObject object, String role, boolean keep) {
        String kind = object.kind().name().replace('_', ' ');
        String name = object.name().toString();
        Grants grants = account.grants();
        if (!keep) {
            grants.remove(grant -> !grant.future() && grant.isOn(kind, name));
        }
        Schema schema = account.catalog().schema(object.name());
        String inSchema = schema.fullName() + ".<" + kind + ">";
        String inDatabase = QualifiedName.quoted(schema.database()) + ".<" + kind + ">";
        List<Grant> wanted = grants.list(grant -> grant.future() && grant.isOn(kind, inSchema));
        if (wanted.isEmpty()) {
            wanted = grants.list(grant -> grant.future() && grant.isOn(kind, inDatabase));
        }
        apply(account, wanted, kind, name, role);
    }

    /** A new database: nothing holds that was granted on another one of its name, or in it. */
    public static void made(Account account, Database database) {
        String name = QualifiedName.quoted(database.name());
        account.grants().remove(grant -> isWithin(grant, "DATABASE", name) || isOfRoleIn(grant, name));
    }

    /** A new schema: nothing holds that was granted on another one of its name, or in it; it has what future grants say. */
    public static void made(Account account, Schema schema, String role) {
        String name = schema.fullName();
        Grants grants = account.grants();
        grants.remove(grant -> isWithin(grant, "SCHEMA", name));
        String future = QualifiedName.quoted(schema.database()) + ".<SCHEMA>";
        apply(account, grants.list(grant -> grant.future() && grant.isOn("SCHEMA", future)), "SCHEMA", name, role);
    }

    private static boolean isWithin(Grant grant, String kind, String name) {
        return grant.isOn(kind, name) || (grant.object().startsWith(name + ".") && !OF_ACCOUNT.contains(grant.kind()));
    }

    private static boolean isOfRoleIn(Grant grant, String database) {
        return grant.granteeKind().equals(ObjectKind.DATABASE_ROLE.name())
                && grant.grantee().startsWith(database + ".");
    }

    /**
     * Databases or schemas got other names.
     *
     * @param names the new full names by the old ones
     */
    public static void containersRenamed(Account account, String kind, Map<String, String> names) {
        account.grants()
                .replaceAll(grant -> grant.of(
                        names.entrySet().stream()
                                .filter(each -> isWithin(grant, kind, each.getKey()))
                                .findFirst()
                                .map(each -> each.getValue()
                                        + grant.object().substring(each.getKey().length()))
                                .orElse(grant.object()),
                        names.entrySet().stream()
                                .filter(each -> isOfRoleIn(grant, each.getKey()))
                                .findFirst()
                                .map(each -> each.getValue()
                                        + grant.grantee()
                                                .substring(each.getKey().length()))
                                .orElse(grant.grantee())));
    }

    /** A role or user went away: nothing is granted to or on it any more. */
    public static void gone(Account account, ObjectKind kind, String name) {
        account.grants()
                .remove(grant ->
                        grant.isTo(kind.name(), name) || grant.isOn(kind.name().replace('_', ' '), name));
    }

    /** An object that is in no schema got another name. */
    public static void renamed(Account account, ObjectKind kind, String from, String to) {
        String words = kind.name().replace('_', ' ');
        account.grants()
                .replaceAll(grant -> grant.of(
                        grant.isOn(words, from) ? to : grant.object(),
                        grant.isTo(kind.name(), from) ? to : grant.grantee()));
    }

    private static void apply(Account account, List<Grant> wanted, String kind, String name, String role) {
        for (Grant future : wanted) {
            account.grants()
                    .add(new Grant(
                            account.now(),
                            future.privilege(),
                            kind,
                            name,
                            future.granteeKind(),
                            future.grantee(),
                            future.grantOption(),
                            role,
                            false));
        }
    }

    static void renamed(Account account, CatalogObject object, QualifiedName to) {
        String kind = object.kind().name().replace('_', ' ');
        String name = object.name().toString();
        Grants grants = account.grants();
        grants.replaceAll(
                grant -> !grant.future() && grant.isOn(kind, name) ? grant.of(to.toString(), grant.grantee()) : grant);
    }
}
