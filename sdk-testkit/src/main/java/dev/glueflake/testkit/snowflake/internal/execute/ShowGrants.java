package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Grants.Grant;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ShowScope;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/** SHOW GRANTS in its forms: ON an object, TO a role or user, OF a role. */
final class ShowGrants {
    private static final Set<ObjectKind> OF_ACCOUNT = EnumSet.of(
            ObjectKind.WAREHOUSE,
            ObjectKind.ROLE,
            ObjectKind.USER,
            ObjectKind.RESOURCE_MONITOR,
            ObjectKind.INTEGRATION);

    private final Work work;

    ShowGrants(Work work) {
        this.work = work;
    }

    static boolean isOfAccount(ObjectKind kind) {
        return OF_ACCOUNT.contains(kind);
    }

    Listing grants(Show show) {
        ShowScope scope = show.scope();
        if (scope == null) {
            return listing(grant -> grant.granteeKind().equals("USER")
                    && grant.grantee().equals(work.session().user()));
        }
        String verb = scope.kind().substring(0, 2);
        String kind = scope.kind().substring(3);
        if (kind.equals("ACCOUNT")) {
            return listing(grant -> grant.kind().equals("ACCOUNT"));
        }
        ObjectName written = scope.name();
        if (written == null) {
            throw Errors.unsupported("SHOW GRANTS " + scope.kind());
        }
        ObjectName name = work.name(written);
        return switch (verb) {
            case "ON" -> on(kind, name);
            case "TO" -> to(kind, name.last().text());
            default -> of(name.last().text());
        };
    }

    private Listing on(String kind, ObjectName name) {
        String full = GrantHandler.name(work, kind, name);
        return listing(grant -> grant.isOn(kind, full) && !grant.future());
    }

    private Listing to(String kind, String grantee) {
        work.account().objects().require(ObjectKind.valueOf(kind), grantee);
        return listing(
                grant -> grant.granteeKind().equals(kind) && grant.grantee().equals(grantee) && !grant.future());
    }

    private Listing listing(Predicate<Grant> which) {
        Listing listing = new Listing()
                .time("created_on")
                .text("privilege", "granted_on", "name", "granted_to", "grantee_name", "grant_option", "granted_by");
        work.account()
                .grants()
                .list(which)
                .forEach(grant -> listing.row(
                        grant.createdOn(),
                        grant.privilege(),
                        grant.kind().replace(' ', '_'),
                        grant.object(),
                        grant.granteeKind(),
                        grant.grantee(),
                        String.valueOf(grant.grantOption()),
                        grant.grantor()));
        return listing;
    }

    private Listing of(String role) {
        work.account().objects().require(ObjectKind.ROLE, role);
        Listing listing = new Listing().time("created_on").text("role", "granted_to", "grantee_name", "granted_by");
        work.account()
                .grants()
                .list(grant -> grant.isOn("ROLE", role))
                .forEach(grant ->
                        listing.row(grant.createdOn(), role, grant.granteeKind(), grant.grantee(), grant.grantor()));
        return listing;
    }

    Listing future(Show show) {
        ShowScope scope = show.scope();
        ObjectName written = scope == null ? null : scope.name();
        if (scope == null || written == null) {
            throw Errors.compilation("001003", "42000", "SHOW FUTURE GRANTS needs IN or TO.");
        }
        String kind = scope.kind().substring(3);
        ObjectName name = work.name(written);
        boolean to = scope.kind().startsWith("TO");
        String wanted = to ? name.last().text() : GrantHandler.name(work, kind, name) + ".<";
        Listing listing = new Listing()
                .time("created_on")
                .text("privilege", "grant_on", "name", "grant_to", "grantee_name", "grant_option");
        work.account()
                .grants()
                .list(grant -> grant.future()
                        && (to ? grant.grantee().equals(wanted) : grant.object().startsWith(wanted)))
                .forEach(grant -> listing.row(
                        grant.createdOn(),
                        grant.privilege(),
                        grant.kind().replace(' ', '_'),
                        grant.object(),
                        grant.granteeKind(),
                        grant.grantee(),
                        String.valueOf(grant.grantOption())));
        return listing;
    }
}
