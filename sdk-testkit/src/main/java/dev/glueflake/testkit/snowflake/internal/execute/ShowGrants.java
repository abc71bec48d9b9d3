package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Grants.Grant;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.GrantList;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ShowScope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** SHOW GRANTS in its forms: ON an object, TO a role or user, OF a role. */
final class ShowGrants {
    private static final List<String> COLUMNS =
            List.of("privilege", "granted_on", "name", "granted_to", "grantee_name", "grant_option");

    private final Work work;

    ShowGrants(Work work) {
        this.work = work;
    }

    Listing grants(Show show) {
        ShowScope scope = show.scope();
        if (scope == null) {
            return listing(grant -> grant.isTo("USER", work.session().user()), false);
        }
        String verb = scope.kind().substring(0, 2);
        String kind = scope.kind().substring(3);
        if (kind.equals("ACCOUNT")) {
            return listing(grant -> grant.kind().equals("ACCOUNT"), true);
        }
        ObjectName written = scope.name();
        if (written == null) {
            throw Errors.unsupported("SHOW GRANTS " + scope.kind());
        }
        ObjectName name = work.name(written);
        return switch (verb) {
            case "ON" -> on(kind, name);
            case "TO" -> to(holder(kind, name));
            default -> of(holder(kind, name));
        };
    }

    /** Who may hold privileges, and is there. */
    private ObjectPlace holder(String kind, ObjectName name) {
        ObjectPlace place = ObjectPlace.of(
                work, GrantHandler.kind(kind).orElseThrow(() -> Errors.unsupported("SHOW GRANTS … " + kind)), name);
        place.require();
        return place;
    }

    private Listing on(String kind, ObjectName name) {
        String full = GrantHandler.name(work, kind, name);
        return listing(grant -> grant.isOn(kind, full), true);
    }

    private Listing to(ObjectPlace place) {
        return listing(grant -> grant.isTo(place.kind().name(), place.fullName()), false);
    }

    /** @param typed whether the kind of the grantor is told, too */
    private Listing listing(Predicate<Grant> which, boolean typed) {
        Listing listing = new Listing().time("created_on").text(COLUMNS.toArray(String[]::new));
        if (typed) {
            listing.text("granted_by_role_type");
        }
        listing.text("granted_by");
        for (Grant grant : GrantList.of(work.account(), which)) {
            List<@Nullable Object> cells = new ArrayList<>(cells(grant));
            if (typed) {
                cells.add(grant.grantor().isEmpty() ? "" : "ROLE");
            }
            cells.add(grant.grantor());
            listing.row(cells.toArray());
        }
        return listing;
    }

    private static List<@Nullable Object> cells(Grant grant) {
        String kind = grant.kind().replace(' ', '_');
        return List.of(
                grant.createdOn(),
                grant.privilege(),
                kind,
                GrantList.plain(kind, grant.object()),
                grant.granteeKind(),
                GrantList.plain(grant.granteeKind(), grant.grantee()),
                String.valueOf(grant.grantOption()));
    }

    /** Here a database role is called by its full name. */
    private Listing of(ObjectPlace role) {
        Listing listing = new Listing().time("created_on").text("role", "granted_to", "grantee_name", "granted_by");
        work.account()
                .grants()
                .list(grant -> grant.isOn(GrantHandler.words(role.kind()), role.fullName())
                        && !grant.privilege().equals("OWNERSHIP"))
                .forEach(grant -> listing.row(
                        grant.createdOn(), role.fullName(), grant.granteeKind(), grant.grantee(), grant.grantor()));
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
        Predicate<Grant> wanted = scope.kind().startsWith("TO") ? to(kind, name) : in(kind, name);
        Listing listing = new Listing()
                .time("created_on")
                .text("privilege", "grant_on", "name", "grant_to", "grantee_name", "grant_option");
        work.account()
                .grants()
                .list(grant -> grant.future() && wanted.test(grant))
                .forEach(grant -> listing.row(
                        grant.createdOn(),
                        grant.privilege(),
                        grant.kind().replace(' ', '_'),
                        grant.object(),
                        grant.granteeKind(),
                        GrantList.plain(grant.granteeKind(), grant.grantee()),
                        String.valueOf(grant.grantOption())));
        return listing;
    }

    private Predicate<Grant> to(String kind, ObjectName name) {
        ObjectPlace place = holder(kind, name);
        return grant -> grant.isTo(place.kind().name(), place.fullName());
    }

    private Predicate<Grant> in(String kind, ObjectName name) {
        String prefix = GrantHandler.name(work, kind, name) + ".<";
        return grant -> grant.object().startsWith(prefix);
    }
}
