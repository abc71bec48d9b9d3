package dev.glueflake.testkit.snowflake.internal.session;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.external.ExternalTable;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import java.util.ArrayList;
import java.util.List;

/**
 * A column of a table or view that policies and tags can be put on.
 *
 * @param kept what an attached policy, or a tag, keeps of it
 */
public record ObjectColumn(String name, String kept, SqlType type) {

    /** All of them; none where the object has no columns. */
    public static List<ObjectColumn> of(CatalogObject object) {
        List<ObjectColumn> columns = new ArrayList<>();
        if (object instanceof Table table) {
            table.columns().forEach(each -> columns.add(new ObjectColumn(each.name(), each.physical(), each.type())));
        } else if (object instanceof View view) {
            view.columns().forEach(each -> columns.add(new ObjectColumn(each.name(), each.name(), each.type())));
        } else if (object instanceof ExternalTable table) {
            columns.add(new ObjectColumn("VALUE", "VALUE", SqlTypes.VARIANT));
            table.columns().forEach(each -> columns.add(new ObjectColumn(each.name(), each.name(), each.type())));
        }
        return columns;
    }

    public static ObjectColumn require(CatalogObject object, Identifier column) {
        return of(object).stream()
                .filter(each -> each.name().equals(column.text()))
                .findFirst()
                .orElseThrow(() -> Errors.compilation("000904", "42000", "invalid identifier '" + column + "'"));
    }

    /** Whether a policy's argument takes it: lengths and precisions may differ; a scale that does would change values. */
    public boolean fits(SqlType argument) {
        if (argument instanceof SqlType.Numeric one && type instanceof SqlType.Numeric other) {
            return one.scale() == other.scale();
        }
        if (argument instanceof SqlType.Timestamp one && type instanceof SqlType.Timestamp other) {
            return one.zone() == other.zone();
        }
        return argument.getClass() == type.getClass();
    }
}
