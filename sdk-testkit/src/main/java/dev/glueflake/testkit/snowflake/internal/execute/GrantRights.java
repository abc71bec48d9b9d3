package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Authority;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.GrantSubject;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may grant and revoke, asked of the session's authority. */
final class GrantRights {
    private static final String OWNERSHIP = "OWNERSHIP";

    private final Work work;
    private final Authority authority;

    GrantRights(Work work) {
        this.work = work;
        this.authority = work.objects().authority();
    }

    /** Of an owner, or of who has the role with the right to pass it on. */
    void role(ObjectPlace role) {
        authority.requireGrant(role.kind(), role.fullName(), role.require().owner(), "USAGE");
    }

    /** @param name null for the account */
    void object(String words, @Nullable ObjectName name, List<String> privileges) {
        if (name == null) {
            if (!authority.managesGrants()) {
                authority.requireOnAccount("MANAGE GRANTS");
            }
            return;
        }
        ObjectKind kind = GrantHandler.kind(words).orElseThrow(() -> Errors.unsupported("GRANT … ON " + words));
        for (String privilege : privileges) {
            object(kind, work.name(name), privilege);
        }
    }

    private void object(ObjectKind kind, ObjectName name, String privilege) {
        if (ObjectPlace.has(kind)) {
            ObjectPlace place = ObjectPlace.of(work, kind, name);
            authority.requireGrant(kind, place.fullName(), place.require().owner(), privilege);
        } else if (kind == ObjectKind.DATABASE) {
            Database database = work.database(name.last().text());
            authority.requireGrant(
                    kind,
                    QualifiedName.quoted(database.name()),
                    database.facts().owner(),
                    privilege);
        } else if (kind == ObjectKind.SCHEMA) {
            schema(SchemaName.of(work, name, "GRANT").in(work), privilege);
        } else {
            found(kind, name).ifPresent(object -> inSchema(object, privilege));
        }
    }

    private Optional<CatalogObject> found(ObjectKind kind, ObjectName name) {
        boolean routine = kind == ObjectKind.PROCEDURE || kind == ObjectKind.FUNCTION;
        return routine
                ? work.objects().overloads(kind, name).stream().findFirst()
                : work.objects().find(kind, name);
    }

    private void schema(Schema schema, String privilege) {
        authority.requireGrant(ObjectKind.SCHEMA, schema.fullName(), schema.owner(), privilege);
    }

    /** With managed access the schema's owner decides in place of the object's. */
    private void inSchema(CatalogObject object, String privilege) {
        Schema schema = work.account().catalog().schema(object.name());
        if (isManaged(schema)) {
            schema(schema, OWNERSHIP);
        } else {
            authority.requireGrant(
                    object.kind(), object.name().toString(), object.info().owner(), privilege);
        }
    }

    private static boolean isManaged(Schema schema) {
        return schema.settings().containsKey("MANAGED ACCESS");
    }

    /** Future grants are for who manages grants, or the owner of a schema with managed access. */
    void future(GrantSubject.OnMany many) {
        if (many.scope().equals("SCHEMA")) {
            Schema schema = SchemaName.of(work, work.name(many.in()), "GRANT").in(work);
            if (isManaged(schema)) {
                schema(schema, OWNERSHIP);
                return;
            }
        }
        if (!authority.managesGrants()) {
            authority.requireOnAccount("MANAGE GRANTS");
        }
    }
}
