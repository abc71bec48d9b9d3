package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.Catalog;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.documented.Documented;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.error.SnowflakeException;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** INFORMATION_SCHEMA: the catalog of one database as rows. Views that are not here are refused by name. */
final class InformationSchema {
    /** The views that have rows about the views of INFORMATION_SCHEMA too. */
    private static final Set<String> LISTS = Set.of("TABLES", "COLUMNS", "VIEWS");

    private final Session session;
    private final SessionObjects objects;
    private final Snapshot snapshot;
    private final LiteralRows rows = new LiteralRows();

    InformationSchema(Session session, SessionObjects objects, Snapshot snapshot) {
        this.session = session;
        this.objects = objects;
        this.snapshot = snapshot;
    }

    Relation view(QualifiedName name) {
        Database database = session.account().catalog().require(name.database());
        return find(name, database, own(name.name(), database))
                .orElseThrow(() -> unknown(Schema.INFORMATION_SCHEMA + "." + name.name(), name));
    }

    /** The view of a database; {@code own} are the views of INFORMATION_SCHEMA that it lists too. */
    Optional<Relation> find(QualifiedName name, Database database, List<OwnView> own) {
        InformationSchemaTables tables = new InformationSchemaTables(objects, snapshot, List.of(database));
        if (name.name().equals("TABLES") || name.name().equals("COLUMNS")) {
            String full = name.toString();
            return Optional.of(name.name().equals("TABLES") ? tables.tables(full, own) : tables.columns(full, own));
        }
        Optional<Relation> other = new InformationSchemaObjects(session, objects, database).view(name);
        if (other.isPresent()) {
            return other;
        }
        switch (name.name()) {
            case "DATABASES" -> databases();
            case "SCHEMATA" -> schemata(database);
            case "VIEWS" -> views(database, own);
            case "EXTERNAL_TABLES" -> externalTables(database);
            default -> {
                return EmptyViews.find(Schema.INFORMATION_SCHEMA, name);
            }
        }
        return Optional.of(rows.relation(name.toString()));
    }

    /** The views of INFORMATION_SCHEMA that a view of it lists, with their columns where it lists those. */
    private List<OwnView> own(String view, Database database) {
        if (!LISTS.contains(view)) {
            return List.of();
        }
        return view.equals("COLUMNS") ? withColumns(database) : OwnView.of(database);
    }

    /** Their columns are those of the same views of a database that has nothing. */
    private List<OwnView> withColumns(Database database) {
        Catalog nothing = new Catalog();
        nothing.create(database.name(), database.facts(), CreateMode.FAIL_IF_EXISTS);
        Database empty = nothing.require(database.name());
        return OwnView.of(empty).stream().map(view -> withColumns(view, empty)).toList();
    }

    private OwnView withColumns(OwnView own, Database empty) {
        Optional<Relation> view = new InformationSchema(session, objects, snapshot).find(own.name(), empty, List.of());
        List<Relation.Column> found = view.filter(Relation.Stored.class::isInstance)
                .map(rowsOf -> ((Relation.Stored) rowsOf).columns())
                .orElse(List.of());
        return new OwnView(own.info(), found);
    }

    /** The refusal of a documented view; else what Snowflake says of a name that is nothing. */
    static SnowflakeException unknown(String view, QualifiedName name) {
        return Documented.isView(view) ? Errors.unsupported(view) : Errors.doesNotExist("Object", name.toString());
    }

    private void databases() {
        rows.texts("DATABASE_NAME", "DATABASE_OWNER", "IS_TRANSIENT", "COMMENT");
        rows.times("CREATED", "LAST_ALTERED");
        rows.numbers("RETENTION_TIME");
        rows.texts("TYPE", "OWNER_ROLE_TYPE");
        for (Database each : session.account().catalog().databases()) {
            if (!objects.authority().sees(each)) {
                continue;
            }
            rows.row(
                    each.name(),
                    each.facts().owner(),
                    yes(each.facts().isTransient()),
                    nullIfEmpty(each.comment()),
                    each.facts().createdOn(),
                    each.facts().createdOn(),
                    retention(each.settings(), Map.of()),
                    "STANDARD",
                    "ROLE");
        }
    }

    private void schemata(Database database) {
        rows.texts("CATALOG_NAME", "SCHEMA_NAME", "SCHEMA_OWNER", "IS_TRANSIENT", "IS_MANAGED_ACCESS");
        rows.numbers("RETENTION_TIME");
        rows.texts(
                "DEFAULT_CHARACTER_SET_CATALOG",
                "DEFAULT_CHARACTER_SET_SCHEMA",
                "DEFAULT_CHARACTER_SET_NAME",
                "SQL_PATH");
        rows.times("CREATED", "LAST_ALTERED");
        rows.texts("COMMENT");
        for (Schema schema : database.schemas()) {
            rows.row(
                    database.name(),
                    schema.name(),
                    schema.owner(),
                    yes(schema.isTransient()),
                    yes(schema.settings().containsKey("MANAGED ACCESS")),
                    retention(schema.settings(), database.settings()),
                    null,
                    null,
                    null,
                    null,
                    schema.createdOn(),
                    schema.createdOn(),
                    nullIfEmpty(schema.comment()));
        }
        Instant since = database.facts().createdOn();
        rows.row(
                database.name(),
                Schema.INFORMATION_SCHEMA,
                null,
                "NO",
                "NO",
                BigDecimal.ONE,
                null,
                null,
                null,
                null,
                since,
                since,
                "Views describing the contents of schemas in this database");
    }

    private static BigDecimal retention(Map<String, String> own, Map<String, String> inherited) {
        String key = "DATA_RETENTION_TIME_IN_DAYS";
        return new BigDecimal(own.getOrDefault(key, inherited.getOrDefault(key, "1")));
    }

    private void views(Database database, List<OwnView> own) {
        rows.texts("TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "TABLE_OWNER", "VIEW_DEFINITION");
        rows.texts("CHECK_OPTION", "IS_UPDATABLE", "INSERTABLE_INTO", "IS_SECURE");
        rows.times("CREATED", "LAST_ALTERED", "LAST_DDL");
        rows.texts("LAST_DDL_BY", "COMMENT");
        for (Schema schema : database.schemas()) {
            for (View view : views(schema)) {
                rows.row(
                        view.name().database(),
                        view.name().schema(),
                        view.name().name(),
                        view.info().owner(),
                        view.secure() && !objects.authority().isOwner(view) ? null : view.text(),
                        "NONE",
                        "NO",
                        "NO",
                        yes(view.secure()),
                        view.createdOn(),
                        view.createdOn(),
                        view.createdOn(),
                        null,
                        nullIfEmpty(view.comment()));
            }
        }
        for (OwnView view : own) {
            rows.row(
                    view.name().database(),
                    view.name().schema(),
                    view.name().name(),
                    null,
                    null,
                    "NONE",
                    "NO",
                    "NO",
                    "NO",
                    view.createdOn(),
                    view.createdOn(),
                    view.createdOn(),
                    null,
                    null);
        }
    }

    private void externalTables(Database database) {
        rows.texts("TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "TABLE_OWNER");
        rows.times("CREATED", "LAST_ALTERED", "LAST_DDL");
        rows.texts("LAST_DDL_BY");
        rows.flags("AUTO_CLUSTERING_ON");
        rows.texts("COMMENT", "LOCATION", "FILE_FORMAT_NAME", "FILE_FORMAT_TYPE");
        for (Schema schema : database.schemas()) {
            for (ExternalTable table : externalTables(schema)) {
                rows.row(
                        table.name().database(),
                        table.name().schema(),
                        table.name().name(),
                        table.info().owner(),
                        table.createdOn(),
                        table.createdOn(),
                        table.createdOn(),
                        null,
                        false,
                        nullIfEmpty(table.comment()),
                        table.source().location(),
                        table.source().formatName().orElse(null),
                        nullIfEmpty(table.source().formatType(session)));
            }
        }
    }

    private List<ExternalTable> externalTables(Schema schema) {
        return objects.list(ObjectKind.EXTERNAL_TABLE, schema).stream()
                .map(ExternalTable.class::cast)
                .toList();
    }

    private List<View> views(Schema schema) {
        return objects.list(ObjectKind.VIEW, schema).stream()
                .map(View.class::cast)
                .toList();
    }

    private static String yes(boolean value) {
        return value ? "YES" : "NO";
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
