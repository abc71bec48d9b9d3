package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** SHOW DATABASES and SHOW SCHEMAS. */
final class ShowContainers {
    private static final String DROPPED = "dropped_on";
    private static final String RETENTION = "DATA_RETENTION_TIME_IN_DAYS";

    private final Work work;

    ShowContainers(Work work) {
        this.work = work;
    }

    Listing databases(Show show) {
        if (show.terse()) {
            Listing listing = new Listing().time("created_on").text("name", "kind", "database_name", "schema_name");
            if (show.history()) {
                listing.time(DROPPED);
            }
            shown(show)
                    .forEach(each -> row(
                            show,
                            listing,
                            droppedOn(each),
                            each.facts().createdOn(),
                            each.name(),
                            "STANDARD",
                            null,
                            null));
            return listing;
        }
        Listing listing = new Listing()
                .time("created_on")
                .text(
                        "name",
                        "is_default",
                        "is_current",
                        "origin",
                        "owner",
                        "comment",
                        "options",
                        "retention_time",
                        "kind")
                .text("budget", "owner_role_type");
        if (show.history()) {
            listing.time(DROPPED);
        }
        String current = work.session().database().orElse("");
        for (Database each : shown(show)) {
            String kind = each.facts().isTransient() ? "TRANSIENT" : "STANDARD";
            row(
                    show,
                    listing,
                    droppedOn(each),
                    each.facts().createdOn(),
                    each.name(),
                    "N",
                    each.name().equals(current) ? "Y" : "N",
                    "",
                    each.facts().owner(),
                    each.comment(),
                    kind.equals("TRANSIENT") ? kind : "",
                    each.settings().getOrDefault(RETENTION, "1"),
                    kind,
                    null,
                    "ROLE");
        }
        return listing;
    }

    /** A row with the time of the drop where HISTORY asks for it. */
    private static void row(Show show, Listing listing, @Nullable Instant droppedOn, @Nullable Object... cells) {
        @Nullable Object[] all = Arrays.copyOf(cells, cells.length + (show.history() ? 1 : 0));
        if (show.history()) {
            all[cells.length] = droppedOn;
        }
        listing.row(all);
    }

    /** Null for one that stands, be it that it was dropped once. */
    private @Nullable Instant droppedOn(Database each) {
        boolean stands = work.account().catalog().find(each.name()).orElse(null) == each;
        return stands ? null : each.droppedOn();
    }

    /** Those that stand and, for HISTORY, those that were dropped. */
    private List<Database> shown(Show show) {
        List<Database> found = work.account().catalog().databases().stream()
                .filter(work.objects().authority()::sees)
                .collect(Collectors.toCollection(ArrayList::new));
        if (show.history()) {
            found.addAll(work.account().catalog().dropped());
        }
        return found;
    }

    Listing schemas(Show show) {
        Listing listing = new Listing().time("created_on");
        if (show.terse()) {
            listing.text("name", "kind", "database_name", "schema_name");
        } else {
            listing.text(
                    "name",
                    "is_default",
                    "is_current",
                    "database_name",
                    "owner",
                    "comment",
                    "options",
                    "retention_time");
            listing.text("owner_role_type", "budget");
        }
        if (show.history()) {
            listing.time(DROPPED);
        }
        for (Database database : new ShowScopes(work).databases(show)) {
            information(show, listing, database);
            database.schemas().stream()
                    .filter(work.objects().authority()::sees)
                    .forEach(schema -> row(show, listing, schema, null));
            if (show.history()) {
                database.dropped().forEach(schema -> row(show, listing, schema, schema.droppedOn()));
            }
        }
        return listing;
    }

    private void row(Show show, Listing listing, Schema each, @Nullable Instant droppedOn) {
        if (show.terse()) {
            row(show, listing, droppedOn, each.createdOn(), each.name(), null, each.database(), null);
        } else {
            row(
                    show,
                    listing,
                    droppedOn,
                    each.createdOn(),
                    each.name(),
                    "N",
                    current(each.database(), each.name()),
                    each.database(),
                    each.owner(),
                    each.comment(),
                    options(each),
                    retention(each),
                    "ROLE",
                    null);
        }
    }

    private static String options(Schema schema) {
        List<String> options = new ArrayList<>();
        if (schema.isTransient()) {
            options.add("TRANSIENT");
        }
        if (schema.settings().containsKey("MANAGED ACCESS")) {
            options.add("MANAGED ACCESS");
        }
        return String.join(", ", options);
    }

    private String retention(Schema schema) {
        String own = schema.settings().get(RETENTION);
        Database database = work.account().catalog().require(schema.database());
        return own != null ? own : database.settings().getOrDefault(RETENTION, "1");
    }

    private void information(Show show, Listing listing, Database database) {
        String name = Schema.INFORMATION_SCHEMA;
        if (show.terse()) {
            row(show, listing, null, database.facts().createdOn(), name, null, database.name(), null);
        } else {
            row(
                    show,
                    listing,
                    null,
                    database.facts().createdOn(),
                    name,
                    "N",
                    current(database.name(), name),
                    database.name(),
                    "",
                    "Views describing the contents of schemas in this database",
                    "",
                    "1",
                    "",
                    null);
        }
    }

    private String current(String database, String schema) {
        boolean same = database.equals(work.session().database().orElse(""))
                && schema.equals(work.session().schema().orElse(""));
        return same ? "Y" : "N";
    }
}
