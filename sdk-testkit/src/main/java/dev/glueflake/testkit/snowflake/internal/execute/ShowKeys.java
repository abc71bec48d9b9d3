package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Database;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Schema;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.TableKey;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ConstraintKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** SHOW PRIMARY KEYS and its kin. */
final class ShowKeys {
    private final Work work;

    ShowKeys(Work work) {
        this.work = work;
    }

    Listing keys(Show show) {
        Listing listing = new Listing()
                .time("created_on")
                .text("database_name", "schema_name", "table_name", "column_name")
                .number("key_sequence")
                .text("constraint_name", "rely", "comment");
        ConstraintKind kind = show.what().startsWith("PRIMARY") ? ConstraintKind.PRIMARY_KEY : ConstraintKind.UNIQUE;
        for (CatalogObject object : new ShowScopes(work).tables(show)) {
            if (object instanceof Table table) {
                table.keys().stream().filter(key -> key.kind() == kind).forEach(key -> rows(listing, table, key));
            }
        }
        return listing;
    }

    private static void rows(Listing listing, Table table, TableKey key) {
        QualifiedName name = table.name();
        for (int i = 0; i < key.columns().size(); i++) {
            String physical = key.columns().get(i);
            String column = table.columns().stream()
                    .filter(each -> each.physical().equals(physical))
                    .map(Column::name)
                    .findFirst()
                    .orElse("");
            listing.row(
                    table.createdOn(),
                    name.database(),
                    name.schema(),
                    name.name(),
                    column,
                    BigDecimal.valueOf(i + 1L),
                    key.name(),
                    "false",
                    null);
        }
    }

    /** IMPORTED: what the tables in scope refer to; EXPORTED: what refers to them. */
    Listing foreignKeys(Show show) {
        Listing listing = new Listing()
                .time("created_on")
                .text("pk_database_name", "pk_schema_name", "pk_table_name", "pk_column_name")
                .text("fk_database_name", "fk_schema_name", "fk_table_name", "fk_column_name")
                .number("key_sequence")
                .text("update_rule", "delete_rule", "fk_name", "pk_name", "deferrability", "rely", "comment");
        List<CatalogObject> inScope = new ShowScopes(work).tables(show);
        if (show.what().startsWith("IMPORTED")) {
            inScope.forEach(object -> foreignKeys(listing, object, target -> true));
            return listing;
        }
        Set<QualifiedName> names = inScope.stream().map(CatalogObject::name).collect(Collectors.toSet());
        for (Database database : work.account().catalog().databases()) {
            for (Schema schema : database.schemas()) {
                work.objects()
                        .list(ObjectKind.TABLE, schema)
                        .forEach(object -> foreignKeys(listing, object, target -> names.contains(target.table())));
            }
        }
        return listing;
    }

    private void foreignKeys(Listing listing, CatalogObject object, Predicate<TableKey.Target> wanted) {
        if (object instanceof Table table) {
            for (TableKey key : table.keys()) {
                TableKey.Target target = key.target();
                if (target != null && wanted.test(target)) {
                    rows(listing, table, key, target);
                }
            }
        }
    }

    private void rows(Listing listing, Table table, TableKey key, TableKey.Target target) {
        QualifiedName to = target.table();
        String referenced = work.account()
                .catalog()
                .find(to.database())
                .flatMap(database -> database.find(to.schema()))
                .flatMap(schema -> schema.find(ObjectKind.TABLE, to.name()))
                .map(found -> found instanceof Table other ? keyName(other, target) : "")
                .orElse("");
        for (int i = 0; i < key.columns().size(); i++) {
            listing.row(
                    table.createdOn(),
                    to.database(),
                    to.schema(),
                    to.name(),
                    target.columns().get(i),
                    table.name().database(),
                    table.name().schema(),
                    table.name().name(),
                    ConstraintKeys.name(table, key.columns().get(i)),
                    BigDecimal.valueOf(i + 1L),
                    target.onUpdate(),
                    target.onDelete(),
                    key.name(),
                    referenced,
                    "NOT DEFERRABLE",
                    "false",
                    null);
        }
    }

    private static String keyName(Table table, TableKey.Target target) {
        return table.keys().stream()
                .filter(key -> key.columns().stream()
                        .map(column -> ConstraintKeys.name(table, column))
                        .toList()
                        .equals(target.columns()))
                .map(TableKey::name)
                .findFirst()
                .orElse("");
    }
}
