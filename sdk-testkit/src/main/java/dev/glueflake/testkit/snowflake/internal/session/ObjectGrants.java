package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Grants;
import dev.glueflake.testkit.snowflake.internal.catalog.Grants.Grant;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import java.util.List;

/** What becomes of grants when objects come and get other names. */
final class ObjectGrants {
    private ObjectGrants() {}

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
        for (Grant future : wanted) {
            grants.add(new Grant(
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
        List<Grant> moved = grants.list(grant -> !grant.future() && grant.isOn(kind, name));
        grants.remove(moved::contains);
        for (Grant grant : moved) {
            grants.add(new Grant(
                    grant.createdOn(),
                    grant.privilege(),
                    kind,
                    to.toString(),
                    grant.granteeKind(),
                    grant.grantee(),
                    grant.grantOption(),
                    grant.grantor(),
                    false));
        }
    }
}
