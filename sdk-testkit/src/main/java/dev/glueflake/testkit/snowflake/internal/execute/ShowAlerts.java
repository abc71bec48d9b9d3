package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import dev.glueflake.testkit.snowflake.internal.task.Alert;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** SHOW ALERTS and DESCRIBE ALERT, which answers the same columns. */
final class ShowAlerts {
    private final Work work;

    ShowAlerts(Work work) {
        this.work = work;
    }

    Listing alerts(Show show) {
        Listing listing = show.terse() ? terse() : columns();
        for (Schema schema : new ShowScopes(work).schemas(show)) {
            for (CatalogObject object : work.objects().list(ObjectKind.ALERT, schema)) {
                if (show.terse()) {
                    terse(listing, (Alert) object);
                } else {
                    row(listing, (Alert) object);
                }
            }
        }
        return listing;
    }

    Listing describe(ObjectName name) {
        Listing listing = columns();
        row(listing, work.objects().require(ObjectKind.ALERT, Alert.class, name));
        return listing;
    }

    private static Listing terse() {
        return new Listing()
                .time("created_on")
                .text("name", "kind", "database_name", "schema_name", "schedule", "state");
    }

    private static void terse(Listing listing, Alert alert) {
        listing.row(
                alert.createdOn(),
                alert.name().name(),
                null,
                alert.name().database(),
                alert.name().schema(),
                setting(alert, "SCHEDULE"),
                state(alert));
    }

    private static Listing columns() {
        return new Listing()
                .time("created_on")
                .text("name", "database_name", "schema_name", "owner", "comment", "warehouse", "schedule", "state")
                .text("condition", "action", "owner_role_type", "runbook", "config", "was_auto_suspended");
    }

    private static void row(Listing listing, Alert alert) {
        Boolean suspended = alert.autoSuspended();
        listing.row(
                alert.createdOn(),
                alert.name().name(),
                alert.name().database(),
                alert.name().schema(),
                alert.info().owner(),
                alert.comment(),
                setting(alert, "WAREHOUSE"),
                setting(alert, "SCHEDULE"),
                state(alert),
                alert.condition(),
                alert.action(),
                "ROLE",
                setting(alert, "RUNBOOK"),
                setting(alert, "CONFIG"),
                suspended == null ? null : suspended.toString().toUpperCase(Locale.ROOT));
    }

    private static String state(Alert alert) {
        return alert.state().started() ? "started" : "suspended";
    }

    private static @Nullable String setting(Alert alert, String name) {
        return alert.settings().find(name).orElse(null);
    }
}
