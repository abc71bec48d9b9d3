package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.AttachedPolicy;
import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Materialized;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.session.PolicyGuards;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectStatement.Change;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Option;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is particular to materialized views: their base table, and what may be done to either. */
final class MaterializedViews {
    private final Work work;

    MaterializedViews(Work work) {
        this.work = work;
    }

    /** What a new one keeps of its base table; refused where Snowflake does not allow the query. */
    Materialized of(Query query, List<Option> options) {
        ObjectName name = work.name(MaterializedQuery.base(query, work.session().relations(work.scope())));
        CatalogObject base = work.objects().find(ObjectKind.TABLE, name).orElseThrow(() -> work.objects()
                .missing("Object", name));
        boolean stream = base.kind() == ObjectKind.STREAM;
        if (stream || base instanceof View) {
            String word = stream ? "stream" : "view";
            throw Errors.compilation(
                    "002212", "42601", "Invalid materialized view definition. A " + word + " in FROM is not allowed.");
        }
        refusePolicies(query, base, base.info().policies());
        refusePolicies(query, base, PolicyGuards.ofTags(work.account().catalog(), base));
        String key = options.stream()
                .filter(option -> option.name().equals("CLUSTER BY"))
                .map(AcceptedOptions::clusterKey)
                .findFirst()
                .orElse("");
        return base instanceof Table table
                ? new Materialized(table.name(), table.physical(), table.columns(), key, false)
                : new Materialized(base.name(), ((ExternalTable) base).key(), List.of(), key, false);
    }

    private static void refusePolicies(Query query, CatalogObject base, List<AttachedPolicy> policies) {
        for (AttachedPolicy attached : policies) {
            if (attached.isRowAccess()) {
                throw Errors.unsupported("CREATE ON ROW ACCESS POLICY TABLE");
            }
            if (MaterializedColumns.reads(query, base, attached)) {
                throw Errors.unsupported("CREATE ON MASKING POLICY COLUMN");
            }
        }
    }

    /** A table below materialized views gets no policies. */
    void refuseBelow(CatalogObject table) {
        long views = all().filter(view -> isOver(view, table)).count();
        if (views > 0) {
            throw Errors.compilation(
                    "003532",
                    "42601",
                    "One or more materialized views exist on the table. number of mvs=" + views + ", table name="
                            + table.name().name() + ".");
        }
    }

    private static boolean isOver(View view, CatalogObject object) {
        Materialized materialized = view.materialized();
        return materialized != null
                && object instanceof Table table
                && materialized.physical().equals(table.physical());
    }

    private Stream<View> all() {
        return work.account().catalog().databases().stream()
                .map(Database::schemas)
                .flatMap(List::stream)
                .flatMap(schema -> schema.list(ObjectKind.MATERIALIZED_VIEW).stream())
                .map(View.class::cast);
    }

    /** SUSPEND, RESUME and the cluster key; the rest is as for other views. Says whether it was one of these. */
    boolean alter(View view, Materialized materialized, Change change) {
        if (change instanceof Change.Act act
                && (act.words().equals("SUSPEND") || act.words().equals("RESUME"))) {
            resumable(view, materialized, act.words().equals("RESUME"));
        } else if (change instanceof Change.Set set && AcceptedOptions.has(set.options(), "CLUSTER BY")) {
            String key = AcceptedOptions.clusterKey(set.options().get(0));
            work.objects().replace(view, view.withMaterialized(materialized.withClusterBy(key)));
        } else if (change instanceof Change.Unset unset && unset.names().contains("CLUSTER BY")) {
            work.objects().replace(view, view.withMaterialized(materialized.withClusterBy("")));
        } else {
            return false;
        }
        return true;
    }

    private void resumable(View view, Materialized materialized, boolean resume) {
        Materialized changed = materialized.withSuspended(!resume);
        Optional<String> reason = changed.invalidReason(base(materialized));
        if (resume && reason.isPresent()) {
            throw Errors.compilation(
                    "002037",
                    "42601",
                    "Materialized View " + view.name().name() + " is invalid. Invalidation reason: " + reason.get());
        }
        work.objects().replace(view, view.withMaterialized(changed));
    }

    /** What has the name of the base table now. */
    Optional<CatalogObject> base(Materialized materialized) {
        return work.objects()
                .find(
                        ObjectKind.TABLE,
                        new ObjectName(Stream.of(
                                        materialized.base().database(),
                                        materialized.base().schema(),
                                        materialized.base().name())
                                .map(part -> Identifier.quoted(part, Position.NONE))
                                .toList()));
    }

    /** SHOW MATERIALIZED VIEWS. */
    Listing show(List<CatalogObject> objects) {
        Listing listing = new Listing()
                .time("created_on")
                .text("name", "reserved", "database_name", "schema_name", "cluster_by")
                .number("rows", "bytes")
                .text("source_database_name", "source_schema_name", "source_table_name")
                .time("refreshed_on", "compacted_on")
                .text("owner", "invalid", "invalid_reason", "behind_by", "comment", "text", "is_secure")
                .text("automatic_clustering", "owner_role_type");
        for (CatalogObject object : objects) {
            if (object instanceof View view && view.materialized() != null) {
                row(listing, view, view.materialized());
            }
        }
        return listing;
    }

    private void row(Listing listing, View view, Materialized materialized) {
        Optional<String> reason = materialized.invalidReason(base(materialized));
        listing.row(
                view.createdOn(),
                view.name().name(),
                "",
                view.name().database(),
                view.name().schema(),
                materialized.clusterBy(),
                null,
                null,
                materialized.base().database(),
                materialized.base().schema(),
                materialized.base().name(),
                view.createdOn(),
                null,
                view.info().owner(),
                String.valueOf(reason.isPresent()),
                reason.orElse(null),
                "0s",
                view.comment(),
                view.secure() && !work.objects().authority().isOwner(view) ? "" : view.text(),
                String.valueOf(view.secure()),
                materialized.clusterBy().isEmpty() ? "OFF" : "ON",
                "ROLE");
    }

    /** After a clone the copy reads the copy of its base table, if that was cloned with it. */
    static void follow(Schema made, Schema origin, Database database) {
        for (CatalogObject object : made.list(ObjectKind.MATERIALIZED_VIEW)) {
            View view = (View) object;
            Materialized materialized = view.materialized();
            boolean inside =
                    materialized != null && materialized.base().database().equals(origin.database());
            if (materialized == null || !inside) {
                continue;
            }
            boolean same = materialized.base().schema().equals(origin.name());
            Optional<Schema> target =
                    same ? Optional.of(made) : database.find(materialized.base().schema());
            target.flatMap(schema ->
                            schema.find(ObjectKind.TABLE, materialized.base().name()))
                    .filter(Table.class::isInstance)
                    .map(Table.class::cast)
                    .filter(table -> names(table).equals(names(materialized)))
                    .ifPresent(table -> made.replace(view, view.withMaterialized(materialized.over(table))));
        }
    }

    private static List<String> names(Table table) {
        return table.columns().stream().map(Column::name).toList();
    }

    private static List<String> names(Materialized materialized) {
        return materialized.columns().stream().map(Column::name).toList();
    }
}
