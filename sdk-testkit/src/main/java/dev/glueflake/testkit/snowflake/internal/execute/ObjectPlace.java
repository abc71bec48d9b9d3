package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObject;
import dev.glueflake.testkit.snowflake.internal.catalog.AccountObjects;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where an object that is in no schema is found: a database role in its database, any other in the account.
 *
 * @param name its plain name
 * @param fullName what grants and errors call it: that of a database role with its database
 */
record ObjectPlace(ObjectKind kind, AccountObjects objects, String name, String fullName) {
    private static final Set<ObjectKind> KINDS = EnumSet.of(
            ObjectKind.WAREHOUSE,
            ObjectKind.ROLE,
            ObjectKind.DATABASE_ROLE,
            ObjectKind.USER,
            ObjectKind.RESOURCE_MONITOR,
            ObjectKind.INTEGRATION);

    /** Whether objects of the kind are in no schema. */
    static boolean has(ObjectKind kind) {
        return KINDS.contains(kind);
    }

    static ObjectPlace of(Work work, ObjectKind kind, ObjectName written) {
        ObjectName name = work.name(written);
        String last = name.last().text();
        if (kind != ObjectKind.DATABASE_ROLE) {
            return new ObjectPlace(kind, work.account().objects(), last, last);
        }
        Database database = database(work, name);
        return new ObjectPlace(kind, database.roles(), last, fullName(database, last));
    }

    /** A role's database: one of its name's parts, or the current one. */
    static Database database(Work work, ObjectName role) {
        return work.database(SchemaName.of(work, role, "DATABASE ROLE").database());
    }

    static String fullName(Database database, String role) {
        return QualifiedName.quoted(database.name()) + "." + QualifiedName.quoted(role);
    }

    /** The place of another name beside it; a database role stays in its database. */
    ObjectPlace renamed(Work work, ObjectName to) {
        ObjectPlace target = to.parts().size() == 1
                ? new ObjectPlace(
                        kind, objects, to.last().text(), sibling(to.last().text()))
                : of(work, kind, to);
        if (target.objects != objects) {
            throw Errors.unsupported("ALTER DATABASE ROLE … RENAME TO a role of another database");
        }
        return target;
    }

    private String sibling(String other) {
        String own = QualifiedName.quoted(name);
        return kind == ObjectKind.DATABASE_ROLE
                ? fullName.substring(0, fullName.length() - own.length()) + QualifiedName.quoted(other)
                : other;
    }

    Optional<AccountObject> find() {
        return objects.find(kind, name);
    }

    /** The object; Snowflake's "does not exist" where there is none. */
    AccountObject require() {
        return find().orElseThrow(() -> AccountObjects.missing(kind, fullName));
    }
}
