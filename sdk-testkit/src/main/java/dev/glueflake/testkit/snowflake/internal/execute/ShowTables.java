package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.session.OwnView;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** SHOW TABLES, SHOW VIEWS and SHOW OBJECTS. */
final class ShowTables {
    private static final String TABLE = "TABLE";

    private final Work work;

    ShowTables(Work work) {
        this.work = work;
    }

    Listing tables(Show show) {
        if (show.terse()) {
            return terse(new ShowScopes(work).tables(show), Table.class, ExternalTable.class);
        }
        Listing listing = new Listing()
                .time("created_on")
                .text("name", "database_name", "schema_name", "kind", "comment", "cluster_by")
                .number("rows", "bytes")
                .text("owner", "retention_time", "automatic_clustering", "change_tracking", "search_optimization")
                .number("search_optimization_progress", "search_optimization_bytes")
                .text("is_external")
                .text(
                        "enable_schema_evolution",
                        "owner_role_type",
                        "is_event",
                        "budget",
                        "is_hybrid",
                        "is_iceberg",
                        "is_dynamic",
                        "is_immutable");
        if (show.history()) {
            listing.time("dropped_on");
        }
        for (CatalogObject object : new ShowScopes(work).tables(show)) {
            if (object instanceof ExternalTable table) {
                listing.row(row(show, null, external(table)));
            } else if (object instanceof Table table) {
                listing.row(row(show, null, stored(table)));
            }
        }
        if (show.history()) {
            new ShowScopes(work).schemas(show).forEach(schema -> schema.dropped(ObjectKind.TABLE)
                    .forEach((object, at) -> listing.row(row(show, at, stored((Table) object)))));
        }
        return listing;
    }

    private static @Nullable Object[] row(Show show, @Nullable Instant droppedOn, @Nullable Object[] cells) {
        if (!show.history()) {
            return cells;
        }
        @Nullable Object[] more = Arrays.copyOf(cells, cells.length + 1);
        more[cells.length] = droppedOn;
        return more;
    }

    private @Nullable Object[] stored(Table table) {
        QualifiedName name = table.name();
        BigDecimal rows = BigDecimal.valueOf(new TableRows(work).count(table));
        boolean searched = !table.options().searchOptimization().isEmpty();
        return cells(
                table.createdOn(),
                name.name(),
                name.database(),
                name.schema(),
                kind(table),
                table.comment(),
                table.options().clusterBy(),
                rows,
                BigDecimal.ZERO,
                table.info().owner(),
                String.valueOf(table.retentionDays()),
                on(!table.options().clusterBy().isEmpty() && !table.options().suspendedClustering()),
                on(table.options().changeTracking()),
                on(searched),
                searched ? BigDecimal.valueOf(100) : null,
                searched ? BigDecimal.ZERO : null,
                "N",
                table.options().schemaEvolution() ? "Y" : "N",
                "ROLE",
                "N",
                null,
                "N",
                "N",
                table.isDynamic() ? "Y" : "N",
                "N");
    }

    private static @Nullable Object[] cells(@Nullable Object... cells) {
        return cells;
    }

    private static String on(boolean value) {
        return value ? "ON" : "OFF";
    }

    private static @Nullable Object[] external(ExternalTable table) {
        QualifiedName name = table.name();
        return cells(
                table.createdOn(),
                name.name(),
                name.database(),
                name.schema(),
                TABLE,
                table.comment(),
                "",
                null,
                null,
                table.info().owner(),
                "1",
                "OFF",
                "OFF",
                "OFF",
                null,
                null,
                "Y",
                "N",
                "ROLE",
                "N",
                null,
                "N",
                "N",
                "N",
                "N");
    }

    Listing objects(Show show) {
        if (show.terse()) {
            Listing listing = terse();
            new ShowScopes(work).tables(show).forEach(object -> listing.row(terse(object, objectKind(object))));
            return listing;
        }
        Listing listing = new Listing()
                .time("created_on")
                .text("name", "database_name", "schema_name", "kind", "comment", "cluster_by")
                .number("rows", "bytes")
                .text("owner", "retention_time", "owner_role_type", "budget", "is_hybrid", "is_dynamic");
        for (CatalogObject object : new ShowScopes(work).tables(show)) {
            QualifiedName name = object.name();
            BigDecimal rows = object instanceof Table table
                    ? BigDecimal.valueOf(new TableRows(work).count(table))
                    : BigDecimal.ZERO;
            listing.row(
                    object.createdOn(),
                    name.name(),
                    name.database(),
                    name.schema(),
                    objectKind(object),
                    object.comment(),
                    object instanceof Table table ? table.options().clusterBy() : "",
                    rows,
                    BigDecimal.ZERO,
                    object.info().owner(),
                    "1",
                    "ROLE",
                    null,
                    "N",
                    object instanceof Table table && table.isDynamic() ? "Y" : "N");
        }
        return listing;
    }

    Listing views(Show show) {
        if (show.terse()) {
            return terse(new ShowScopes(work).views(show), View.class, OwnView.class);
        }
        Listing listing = new Listing()
                .time("created_on")
                .text("name", "reserved", "database_name", "schema_name", "owner", "comment", "text", "is_secure")
                .text("is_materialized", "owner_role_type", "change_tracking")
                // Last, for drivers that read the others by their positions.
                .text("kind");
        for (CatalogObject object : new ShowScopes(work).views(show)) {
            if (object instanceof View view) {
                boolean shown = !view.secure() || work.objects().authority().isOwner(view);
                listing.row(view(view, shown ? view.text() : "", view.secure(), view.materialized() != null, "ROLE"));
            } else if (object instanceof OwnView) {
                listing.row(view(object, "", false, false, ""));
            }
        }
        return listing;
    }

    private static @Nullable Object[] view(
            CatalogObject view, String text, boolean secure, boolean isMaterialized, String roleType) {
        QualifiedName name = view.name();
        return cells(
                view.createdOn(),
                name.name(),
                "",
                name.database(),
                name.schema(),
                view.info().owner(),
                view.comment(),
                text,
                String.valueOf(secure),
                String.valueOf(isMaterialized),
                roleType,
                "OFF",
                view.kind().name());
    }

    /** Objects of that class with the columns of SHOW TERSE. */
    static Listing terse(List<CatalogObject> objects, Class<?>... types) {
        Listing listing = terse();
        for (CatalogObject object : objects) {
            if (Stream.of(types).anyMatch(type -> type.isInstance(object))) {
                listing.row(terse(object, kind(object)));
            }
        }
        return listing;
    }

    private static Listing terse() {
        return new Listing().time("created_on").text("name", "kind", "database_name", "schema_name");
    }

    private static @Nullable Object[] terse(CatalogObject object, String kind) {
        QualifiedName name = object.name();
        return cells(object.createdOn(), name.name(), kind, name.database(), name.schema());
    }

    /** What SHOW OBJECTS tells: tables of every life and views of every kind, as tools that list a schema expect. */
    private static String objectKind(CatalogObject object) {
        return object instanceof Table || object instanceof ExternalTable ? TABLE : "VIEW";
    }

    private static String kind(CatalogObject object) {
        if (object instanceof ExternalTable) {
            return TABLE;
        }
        if (!(object instanceof Table table)) {
            return object.kind().name().replace('_', ' ');
        }
        return table.persistence() == Persistence.PERMANENT
                ? TABLE
                : table.persistence().name();
    }
}
