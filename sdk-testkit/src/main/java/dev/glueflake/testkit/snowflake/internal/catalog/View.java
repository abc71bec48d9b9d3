package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.List;

/** A view. {@code columns} are as they were when it was made; {@code text} is its query as written. */
public record View(ObjectInfo info, List<ResultColumn> columns, Query query, String text) implements CatalogObject {
    public View {
        columns = List.copyOf(columns);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.VIEW;
    }

    @Override
    public View with(ObjectInfo newInfo) {
        return new View(newInfo, columns, query, text);
    }
}
