package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.QualifiedName;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.TableKey;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ConstraintKind;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.Show;
import java.math.BigDecimal;

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

    /** References to other tables are not kept: the lists are empty. */
    static Listing foreignKeys() {
        return new Listing()
                .time("created_on")
                .text("pk_database_name", "pk_schema_name", "pk_table_name", "pk_column_name")
                .text("fk_database_name", "fk_schema_name", "fk_table_name", "fk_column_name")
                .number("key_sequence")
                .text("update_rule", "delete_rule", "fk_name", "pk_name", "deferrability", "rely", "comment");
    }
}
