package dev.glueflake.testkit.snowflake.internal.session;

import static java.util.stream.Collectors.joining;

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
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.CreateMode;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.emit.Literals;
import dev.glueflake.testkit.snowflake.internal.sql.emit.PhysicalTypes;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
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
    private final List<Relation.Column> columns = new ArrayList<>();
    private final List<String> rows = new ArrayList<>();

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
                return Optional.empty();
            }
        }
        return Optional.of(new Relation.Stored(name.toString(), List.copyOf(columns), source()));
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

    private String source() {
        String names = columns.stream().map(Relation.Column::physical).collect(joining(", "));
        if (rows.isEmpty()) {
            String none = columns.stream()
                    .map(column -> "CAST(NULL AS " + PhysicalTypes.of(column.type()) + ") AS " + column.physical())
                    .collect(joining(", "));
            return "(SELECT " + none + " WHERE FALSE)";
        }
        return "(SELECT * FROM (VALUES " + String.join(", ", rows) + ") AS v(" + names + "))";
    }

    private void databases() {
        columns("DATABASE_NAME", "DATABASE_OWNER", "IS_TRANSIENT", "COMMENT");
        times("CREATED", "LAST_ALTERED");
        numbers("RETENTION_TIME");
        columns("TYPE");
        for (Database each : session.account().catalog().databases()) {
            row(
                    each.name(),
                    each.facts().owner(),
                    yes(each.facts().isTransient()),
                    nullIfEmpty(each.comment()),
                    each.facts().createdOn(),
                    each.facts().createdOn(),
                    retention(each.settings(), Map.of()),
                    "STANDARD");
        }
    }

    private void schemata(Database database) {
        columns("CATALOG_NAME", "SCHEMA_NAME", "SCHEMA_OWNER", "IS_TRANSIENT", "IS_MANAGED_ACCESS");
        numbers("RETENTION_TIME");
        columns(
                "DEFAULT_CHARACTER_SET_CATALOG",
                "DEFAULT_CHARACTER_SET_SCHEMA",
                "DEFAULT_CHARACTER_SET_NAME",
                "SQL_PATH");
        times("CREATED", "LAST_ALTERED");
        columns("COMMENT");
        for (Schema schema : database.schemas()) {
            row(
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
        row(
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
        columns("TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "TABLE_OWNER", "VIEW_DEFINITION");
        columns("CHECK_OPTION", "IS_UPDATABLE", "INSERTABLE_INTO", "IS_SECURE");
        times("CREATED", "LAST_ALTERED", "LAST_DDL");
        columns("LAST_DDL_BY", "COMMENT");
        for (Schema schema : database.schemas()) {
            for (View view : views(schema)) {
                row(
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
            row(
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
        columns("TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "TABLE_OWNER");
        times("CREATED", "LAST_ALTERED");
        columns("COMMENT", "LOCATION", "FILE_FORMAT_NAME", "FILE_FORMAT_TYPE");
        for (Schema schema : database.schemas()) {
            for (ExternalTable table : externalTables(schema)) {
                row(
                        table.name().database(),
                        table.name().schema(),
                        table.name().name(),
                        table.info().owner(),
                        table.createdOn(),
                        table.createdOn(),
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

    private void columns(String... names) {
        add(SqlTypes.VARCHAR, names);
    }

    private void times(String... names) {
        add(SqlTypes.TIMESTAMP_LTZ, names);
    }

    private void numbers(String... names) {
        add(SqlTypes.INTEGER, names);
    }

    private void add(SqlType type, String... names) {
        for (String name : names) {
            columns.add(new Relation.Column(name, type, true, "c" + (columns.size() + 1), null));
        }
    }

    private void row(@Nullable Object... cells) {
        rows.add("(" + cells(cells) + ")");
    }

    private String cells(@Nullable Object... cells) {
        List<String> literals = new ArrayList<>();
        for (@Nullable Object cell : cells) {
            literals.add(Literals.of(new TypedValue(columns.get(literals.size()).type(), cell)));
        }
        return String.join(", ", literals);
    }

    private static String yes(boolean value) {
        return value ? "YES" : "NO";
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
