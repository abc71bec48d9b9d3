package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.external.LiteralRows;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Persistence;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypeText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The views TABLES and COLUMNS of some databases, with all the columns that Snowflake documents, in its order. */
final class InformationSchemaTables {
    private static final List<String> TABLE_COLUMNS = List.of(
            "TABLE_CATALOG",
            "TABLE_SCHEMA",
            "TABLE_NAME",
            "TABLE_OWNER",
            "TABLE_TYPE",
            "IS_TRANSIENT",
            "CLUSTERING_KEY",
            "#ROW_COUNT",
            "#BYTES",
            "#RETENTION_TIME",
            "SELF_REFERENCING_COLUMN_NAME",
            "REFERENCE_GENERATION",
            "USER_DEFINED_TYPE_CATALOG",
            "USER_DEFINED_TYPE_SCHEMA",
            "USER_DEFINED_TYPE_NAME",
            "IS_INSERTABLE_INTO",
            "IS_TYPED",
            "COMMIT_ACTION",
            "@CREATED",
            "@LAST_ALTERED",
            "@LAST_DDL",
            "LAST_DDL_BY",
            "AUTO_CLUSTERING_ON",
            "COMMENT",
            "IS_TEMPORARY",
            "IS_ICEBERG",
            "IS_DYNAMIC",
            "IS_IMMUTABLE",
            "IS_HYBRID");
    private static final List<String> COLUMN_COLUMNS = List.of(
            "TABLE_CATALOG",
            "TABLE_SCHEMA",
            "TABLE_NAME",
            "COLUMN_NAME",
            "#ORDINAL_POSITION",
            "COLUMN_DEFAULT",
            "IS_NULLABLE",
            "DATA_TYPE",
            "#CHARACTER_MAXIMUM_LENGTH",
            "#CHARACTER_OCTET_LENGTH",
            "#NUMERIC_PRECISION",
            "#NUMERIC_PRECISION_RADIX",
            "#NUMERIC_SCALE",
            "#DATETIME_PRECISION",
            "INTERVAL_TYPE",
            "#INTERVAL_PRECISION",
            "CHARACTER_SET_CATALOG",
            "CHARACTER_SET_SCHEMA",
            "CHARACTER_SET_NAME",
            "COLLATION_CATALOG",
            "COLLATION_SCHEMA",
            "COLLATION_NAME",
            "DOMAIN_CATALOG",
            "DOMAIN_SCHEMA",
            "DOMAIN_NAME",
            "UDT_CATALOG",
            "UDT_SCHEMA",
            "UDT_NAME",
            "SCOPE_CATALOG",
            "SCOPE_SCHEMA",
            "SCOPE_NAME",
            "#MAXIMUM_CARDINALITY",
            "DTD_IDENTIFIER",
            "IS_SELF_REFERENCING",
            "IS_IDENTITY",
            "IDENTITY_GENERATION",
            "IDENTITY_START",
            "IDENTITY_INCREMENT",
            "IDENTITY_MAXIMUM",
            "IDENTITY_MINIMUM",
            "IDENTITY_CYCLE",
            "IDENTITY_ORDERED",
            "SCHEMA_EVOLUTION_RECORD",
            "COMMENT",
            "DATA_TYPE_ALIAS",
            "EXPRESSION",
            "KIND");

    private final SessionObjects objects;
    private final Snapshot snapshot;
    private final List<Database> databases;
    private final LiteralRows rows = new LiteralRows();

    InformationSchemaTables(SessionObjects objects, Snapshot snapshot, List<Database> databases) {
        this.objects = objects;
        this.snapshot = snapshot;
        this.databases = databases;
    }

    /** @param own the views of the schema that this view is in */
    Relation tables(String name, List<OwnView> own) {
        rows.columns(TABLE_COLUMNS);
        for (Database database : databases) {
            for (Schema schema : database.schemas()) {
                objects.list(ObjectKind.TABLE, schema).forEach(object -> table((Table) object));
                objects.list(ObjectKind.DYNAMIC_TABLE, schema).forEach(object -> table((Table) object));
                objects.list(ObjectKind.EXTERNAL_TABLE, schema)
                        .forEach(object -> table(object, "EXTERNAL TABLE", null, "NO", "NO"));
                objects.list(ObjectKind.VIEW, schema).forEach(object -> table(object, "VIEW", null, "NO", "NO"));
                objects.list(ObjectKind.MATERIALIZED_VIEW, schema)
                        .forEach(object -> table(object, "MATERIALIZED VIEW", null, "NO", "NO"));
            }
        }
        own.forEach(view -> table(view, "VIEW", null, "NO", "NO"));
        return rows.relation(name);
    }

    private void table(Table table) {
        boolean temporary = objects.isTemporary(table);
        LiteralRows.Sql count = new LiteralRows.Sql("(SELECT CAST(count(*) AS DECIMAL(38,0)) FROM " + table.physical()
                + " WHERE " + snapshot.visible() + ")");
        table(
                table,
                temporary ? "LOCAL TEMPORARY" : "BASE TABLE",
                count,
                yes(table.persistence() == Persistence.TRANSIENT),
                yes(temporary));
    }

    private void table(
            CatalogObject object, String type, LiteralRows.@Nullable Sql count, String isTransient, String temporary) {
        @Nullable Table table = object instanceof Table stored ? stored : null;
        String key = table == null ? "" : table.options().clusterBy();
        rows.row(
                object.name().database(),
                object.name().schema(),
                object.name().name(),
                nullIfEmpty(object.info().owner()),
                type,
                isTransient,
                nullIfEmpty(key),
                count,
                table == null ? null : BigDecimal.ZERO,
                table == null ? null : BigDecimal.valueOf(table.retentionDays()),
                null,
                null,
                null,
                null,
                null,
                yes(table != null),
                table == null ? "NO" : "YES",
                null,
                object.createdOn(),
                object.createdOn(),
                object.createdOn(),
                null,
                yes(!key.isEmpty()),
                nullIfEmpty(object.comment()),
                temporary,
                "NO",
                yes(table != null && table.isDynamic()),
                "NO",
                "NO");
    }

    /** @param own the views of the schema that this view is in */
    Relation columns(String name, List<OwnView> own) {
        rows.columns(COLUMN_COLUMNS);
        for (Database database : databases) {
            for (Schema schema : database.schemas()) {
                objects.list(ObjectKind.TABLE, schema).forEach(object -> columns(object, ((Table) object).columns()));
                objects.list(ObjectKind.DYNAMIC_TABLE, schema)
                        .forEach(object -> columns(object, ((Table) object).columns()));
                objects.list(ObjectKind.EXTERNAL_TABLE, schema).forEach(object -> external((ExternalTable) object));
                objects.list(ObjectKind.VIEW, schema).forEach(object -> view((View) object));
                objects.list(ObjectKind.MATERIALIZED_VIEW, schema).forEach(object -> view((View) object));
            }
        }
        own.forEach(this::own);
        return rows.relation(name);
    }

    private void own(OwnView view) {
        columns(
                view,
                view.columns().stream()
                        .map(column -> plain(column.name(), column.type(), true, ""))
                        .toList());
    }

    private void view(View view) {
        Map<String, String> comments = view.columnComments();
        columns(
                view,
                view.columns().stream()
                        .map(column -> plain(
                                column.name(),
                                column.type(),
                                column.nullable(),
                                comments.getOrDefault(column.name(), "")))
                        .toList());
    }

    private void external(ExternalTable table) {
        column(table, 1, plain("VALUE", SqlTypes.VARIANT, true, ""), null, "COLUMN");
        for (int i = 0; i < table.columns().size(); i++) {
            ExternalTable.Column column = table.columns().get(i);
            boolean partition = table.partitionBy().contains(column.name());
            Column shown = plain(column.name(), column.type(), true, column.comment());
            column(table, i + 2, shown, column.expression(), partition ? "PARTITION_COLUMN" : "VIRTUAL_COLUMN");
        }
    }

    private static Column plain(String name, SqlType type, boolean nullable, String comment) {
        return new Column(name, "", type, nullable, null, null, comment);
    }

    private void columns(CatalogObject table, List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            column(table, i + 1, columns.get(i), null, "COLUMN");
        }
    }

    private void column(CatalogObject table, int place, Column column, @Nullable String expression, String kind) {
        TypeFacts facts = TypeFacts.of(column.type());
        Column.@Nullable IdentitySequence identity = column.sequence();
        rows.row(
                table.name().database(),
                table.name().schema(),
                table.name().name(),
                column.name(),
                BigDecimal.valueOf(place),
                identity == null ? ExpressionText.ofDefault(column) : null,
                yes(column.nullable()),
                facts.name(),
                facts.length(),
                facts.octets(),
                facts.precision(),
                facts.precision() == null ? null : BigDecimal.TEN,
                facts.scale(),
                facts.fraction(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                collation(column.type()),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "NO",
                yes(identity != null),
                identity == null ? null : "BY DEFAULT",
                identity == null ? null : String.valueOf(identity.start()),
                identity == null ? null : String.valueOf(identity.step()),
                null,
                null,
                identity == null ? null : "NO",
                identity == null ? null : yes(identity.ordered()),
                column.evolution(),
                nullIfEmpty(column.comment()),
                column.written() == null ? TypeText.full(column.type()) : column.written(),
                expression,
                kind);
    }

    private static @Nullable String collation(SqlType type) {
        return type instanceof SqlType.Text text ? nullIfEmpty(text.collation().specification()) : null;
    }

    private static String yes(boolean value) {
        return value ? "YES" : "NO";
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }
}
