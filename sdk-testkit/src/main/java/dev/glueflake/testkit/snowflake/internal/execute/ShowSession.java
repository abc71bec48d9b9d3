package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.SessionParameters;
import dev.glueflake.testkit.snowflake.internal.session.TypeFacts;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ShowScope;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.util.Locale;

/** SHOW PARAMETERS, VARIABLES, TRANSACTIONS, WAREHOUSES and ROLES. */
final class ShowSession {
    private final Work work;
    private final Session session;

    ShowSession(Work work) {
        this.work = work;
        this.session = work.session();
    }

    Listing parameters(Show show) {
        ShowScope scope = show.scope();
        if (scope != null && !scope.kind().equals("SESSION") && !scope.kind().equals("ACCOUNT")) {
            throw Errors.unsupported("SHOW PARAMETERS IN " + scope.kind());
        }
        Listing listing = new Listing().text("key", "value", "default", "level", "description", "type");
        for (SessionParameters.Shown each : session.parameters().shown()) {
            listing.row(each.name(), each.value(), each.defaultValue(), each.level(), each.description(), each.type());
        }
        return listing;
    }

    Listing variables() {
        Listing listing = new Listing()
                .text("session_id")
                .time("created_on", "updated_on")
                .text("name", "value", "type", "comment");
        session.variables()
                .forEach((name, value) -> listing.row(
                        String.valueOf(session.id()),
                        null,
                        null,
                        name,
                        String.valueOf(value.value()),
                        type(value),
                        ""));
        return listing;
    }

    private static String type(TypedValue value) {
        String name = TypeFacts.of(value.type()).name();
        return name.equals("NUMBER") ? "fixed" : name.toLowerCase(Locale.ROOT);
    }

    Listing transactions() {
        Listing listing = new Listing()
                .number("id")
                .text("user")
                .number("session")
                .text("name")
                .time("started_on")
                .text("state", "scope");
        for (Session each : work.account().sessions()) {
            each.transaction()
                    .ifPresent(open -> listing.row(
                            BigDecimal.valueOf(open.id()),
                            each.user(),
                            BigDecimal.valueOf(each.id()),
                            open.name(),
                            open.startedOn(),
                            "running",
                            BigDecimal.ZERO.toString()));
        }
        return listing;
    }

    Listing warehouses() {
        Listing listing = new Listing()
                .text("name", "state", "type", "size")
                .number("running", "queued")
                .text("is_default", "is_current");
        String current = session.warehouse().orElse("");
        work.account()
                .warehouses()
                .forEach(name -> listing.row(
                        name,
                        "STARTED",
                        "STANDARD",
                        "X-Small",
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        "N",
                        name.equals(current) ? "Y" : "N"));
        return listing;
    }

    Listing roles() {
        Listing listing = new Listing()
                .time("created_on")
                .text("name", "is_default", "is_current", "is_inherited")
                .number("assigned_to_users", "granted_to_roles", "granted_roles")
                .text("owner", "comment");
        String current = session.role().orElse("");
        work.account()
                .roles()
                .forEach(name -> listing.row(
                        null,
                        name,
                        "N",
                        name.equals(current) ? "Y" : "N",
                        "N",
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        "",
                        ""));
        return listing;
    }
}
