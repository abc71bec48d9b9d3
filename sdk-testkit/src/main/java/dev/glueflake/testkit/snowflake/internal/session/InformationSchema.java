package dev.glueflake.testkit.snowflake.internal.session;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
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
import org.jspecify.annotations.Nullable;

/** INFORMATION_SCHEMA: the catalog of one database as rows. Views that are not here are refused by name. */
final class InformationSchema {
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

    Relation.Stored view(QualifiedName name) {
        Database database = session.account().catalog().require(name.database());
        switch (name.name()) {
            case "DATABASES" -> databases();
            case "SCHEMATA" -> schemata(database);
            case "TABLES" -> tables(database);
            case "VIEWS" -> views(database);
            case "EXTERNAL_TABLES" -> externalTables(database);
            case "COLUMNS" -> columns(database);
            case "TABLE_PRIVILEGES" ->
                columns(
                        "TABLE_CATALOG",
                        "TABLE_SCHEMA",
                        "TABLE_NAME",
                        "GRANTOR",
                        "GRANTEE",
                        "PRIVILEGE_TYPE",
                        "IS_GRANTABLE");
            default -> throw Errors.unsupported("INFORMATION_SCHEMA." + name.name());
        }
        return new Relation.Stored(name.toString(), List.copyOf(columns), source());
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
        columns("DATABASE_NAME", "DATABASE_OWNER", "COMMENT");
        times("CREATED", "LAST_ALTERED");
        for (Database each : session.account().catalog().databases()) {
            row(
                    each.name(),
                    each.facts().owner(),
                    nullIfEmpty(each.comment()),
                    each.facts().createdOn(),
                    each.facts().createdOn());
        }
    }

    private void schemata(Database database) {
        columns("CATALOG_NAME", "SCHEMA_NAME", "SCHEMA_OWNER", "COMMENT");
        times("CREATED", "LAST_ALTERED");
        for (Schema schema : database.schemas()) {
            row(
                    database.name(),
                    schema.name(),
                    schema.owner(),
                    nullIfEmpty(schema.comment()),
                    schema.createdOn(),
                    schema.createdOn());
        }
        Instant since = database.facts().createdOn();
        row(
                database.name(),
                Schema.INFORMATION_SCHEMA,
                null,
                "Views describing the contents of schemas in this database",
                since,
                since);
    }

    private void tables(Database database) {
        columns(
                "TABLE_CATALOG",
                "TABLE_SCHEMA",
                "TABLE_NAME",
                "TABLE_OWNER",
                "TABLE_TYPE",
                "IS_TRANSIENT",
                "COMMENT",
                "IS_TEMPORARY");
        times("CREATED", "LAST_ALTERED");
        numbers("ROW_COUNT");
        for (Schema schema : database.schemas()) {
            for (Table table : tables(schema)) {
                rows.add("("
                        + cells(
                                table.name().database(),
                                table.name().schema(),
                                table.name().name(),
                                table.info().owner(),
                                tableType(table),
                                yes(table.persistence().name().equals("TRANSIENT")),
                                nullIfEmpty(table.comment()),
                                yes(objects.isTemporary(table)),
                                table.createdOn(),
                                table.createdOn())
                        + ", (SELECT CAST(count(*) AS DECIMAL(38,0)) FROM " + table.physical() + " WHERE "
                        + snapshot.visible() + "))");
            }
            for (ExternalTable table : externalTables(schema)) {
                row(
                        table.name().database(),
                        table.name().schema(),
                        table.name().name(),
                        table.info().owner(),
                        "EXTERNAL TABLE",
                        "NO",
                        nullIfEmpty(table.comment()),
                        "NO",
                        table.createdOn(),
                        table.createdOn(),
                        null);
            }
            for (View view : views(schema)) {
                row(
                        view.name().database(),
                        view.name().schema(),
                        view.name().name(),
                        view.info().owner(),
                        "VIEW",
                        "NO",
                        nullIfEmpty(view.comment()),
                        "NO",
                        view.createdOn(),
                        view.createdOn(),
                        BigDecimal.valueOf(-1));
            }
        }
    }

    private String tableType(Table table) {
        return objects.isTemporary(table) ? "LOCAL TEMPORARY" : "BASE TABLE";
    }

    private void views(Database database) {
        columns("TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "TABLE_OWNER", "VIEW_DEFINITION", "COMMENT");
        times("CREATED", "LAST_ALTERED");
        for (Schema schema : database.schemas()) {
            for (View view : views(schema)) {
                row(
                        view.name().database(),
                        view.name().schema(),
                        view.name().name(),
                        view.info().owner(),
                        view.text(),
                        nullIfEmpty(view.comment()),
                        view.createdOn(),
                        view.createdOn());
            }
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

    private void columns(Database database) {
        columns(
                "TABLE_CATALOG",
                "TABLE_SCHEMA",
                "TABLE_NAME",
                "COLUMN_NAME",
                "COLUMN_DEFAULT",
                "IS_NULLABLE",
                "DATA_TYPE",
                "COMMENT",
                "IS_IDENTITY");
        numbers(
                "ORDINAL_POSITION",
                "CHARACTER_MAXIMUM_LENGTH",
                "NUMERIC_PRECISION",
                "NUMERIC_SCALE",
                "DATETIME_PRECISION");
        for (Schema schema : database.schemas()) {
            for (Table table : tables(schema)) {
                int place = 0;
                for (Column column : table.columns()) {
                    column(table.name(), ++place, column);
                }
            }
            for (ExternalTable table : externalTables(schema)) {
                int place = 1;
                column(table.name(), place, plain("VALUE", SqlTypes.VARIANT, ""));
                for (ExternalTable.Column column : table.columns()) {
                    column(table.name(), ++place, plain(column.name(), column.type(), column.comment()));
                }
            }
            for (View view : views(schema)) {
                int place = 0;
                for (var column : view.columns()) {
                    column(
                            view.name(),
                            ++place,
                            new Column(column.name(), "", column.type(), column.nullable(), null, null, ""));
                }
            }
        }
    }

    private static Column plain(String name, SqlType type, String comment) {
        return new Column(name, "", type, true, null, null, comment);
    }

    private void column(QualifiedName table, int place, Column column) {
        TypeFacts facts = TypeFacts.of(column.type());
        row(
                table.database(),
                table.schema(),
                table.name(),
                column.name(),
                ExpressionText.ofDefault(column),
                yes(column.nullable()),
                facts.name(),
                nullIfEmpty(column.comment()),
                yes(column.sequence() != null),
                BigDecimal.valueOf(place),
                facts.length(),
                facts.precision(),
                facts.scale(),
                facts.fraction());
    }

    private List<Table> tables(Schema schema) {
        return objects.list(ObjectKind.TABLE, schema).stream()
                .map(Table.class::cast)
                .toList();
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
