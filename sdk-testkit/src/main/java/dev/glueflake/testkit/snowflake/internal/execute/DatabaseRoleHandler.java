package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.AccountObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Grants.Grant;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.StatementResult;
import dev.glueflake.testkit.snowflake.internal.session.ObjectGrants;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.CreateObject;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ShowScope;
import java.math.BigDecimal;
import java.util.function.Predicate;

/** CREATE DATABASE ROLE and SHOW DATABASE ROLES; all else of them is as for the objects of the account. */
final class DatabaseRoleHandler {
    private final Work work;

    DatabaseRoleHandler(Work work) {
        this.work = work;
    }

    /** The new role may use its database. */
    StatementResult create(CreateObject create) {
        ObjectName written = work.name(create.name());
        Database database = ObjectPlace.database(work, written);
        work.objects().authority().require("CREATE DATABASE ROLE", database);
        String name = written.last().text();
        String role = work.session().role().orElse("");
        boolean created = database.roles()
                .create(
                        new AccountObject(
                                create.kind(),
                                name,
                                work.account().now(),
                                role,
                                AccountProperties.of(create.kind(), create.options())),
                        create.mode());
        if (created) {
            String full = ObjectPlace.fullName(database, name);
            ObjectGrants.gone(work.account(), create.kind(), full);
            work.account()
                    .grants()
                    .add(new Grant(
                            work.account().now(),
                            "USAGE",
                            "DATABASE",
                            QualifiedName.quoted(database.name()),
                            ObjectKind.DATABASE_ROLE.name(),
                            full,
                            false,
                            role,
                            false));
        }
        return AccountObjectHandler.answer(create.kind(), name, created);
    }

    Listing show(Show show) {
        Listing listing = new Listing()
                .time("created_on")
                .text("name", "is_default", "is_current", "is_inherited")
                .number("granted_to_roles", "granted_to_database_roles", "granted_database_roles")
                .text("owner", "comment", "owner_role_type");
        Database database = database(show);
        for (AccountObject role : database.roles().list(ObjectKind.DATABASE_ROLE)) {
            String full = ObjectPlace.fullName(database, role.name());
            listing.row(
                    role.createdOn(),
                    role.name(),
                    "N",
                    "N",
                    "N",
                    grants(grant -> grant.isOn("DATABASE ROLE", full)
                            && grant.granteeKind().equals("ROLE")),
                    grants(grant -> grant.isOn("DATABASE ROLE", full)
                            && grant.granteeKind().equals("DATABASE_ROLE")),
                    grants(grant -> grant.kind().equals("DATABASE ROLE") && grant.isTo("DATABASE_ROLE", full)),
                    role.owner(),
                    role.comment(),
                    "ROLE");
        }
        return listing;
    }

    private Database database(Show show) {
        ShowScope scope = show.scope();
        if (scope == null || !scope.kind().equals("DATABASE")) {
            throw Errors.compilation("001003", "42000", "SHOW DATABASE ROLES needs IN DATABASE and its name.");
        }
        return new ShowScopes(work).databases(show).get(0);
    }

    private BigDecimal grants(Predicate<Grant> which) {
        return BigDecimal.valueOf(work.account().grants().list(which).size());
    }
}
