package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A view. {@code columns} are as they were when it was made; {@code text} is its query as written.
 *
 * @param materialized null for a view that is none
 */
public record View(
        ObjectInfo info,
        List<ResultColumn> columns,
        Query query,
        String text,
        boolean secure,
        Map<String, String> columnComments,
        @Nullable Materialized materialized)
        implements CatalogObject {
    public View {
        columns = List.copyOf(columns);
        columnComments = Map.copyOf(columnComments);
    }

    public View withSecure(boolean newSecure) {
        return new View(info, columns, query, text, newSecure, columnComments, materialized);
    }

    public View withMaterialized(Materialized changed) {
        return new View(info, columns, query, text, secure, columnComments, changed);
    }

    /** The same view with another comment of one column; an empty one is none. */
    public View withColumnComment(String column, String comment) {
        Map<String, String> comments = new HashMap<>(columnComments);
        comments.put(column, comment);
        comments.values().removeIf(String::isEmpty);
        return new View(info, columns, query, text, secure, comments, materialized);
    }

    @Override
    public ObjectKind kind() {
        return materialized == null ? ObjectKind.VIEW : ObjectKind.MATERIALIZED_VIEW;
    }

    @Override
    public View with(ObjectInfo newInfo) {
        return new View(newInfo, columns, query, text, secure, columnComments, materialized);
    }
}
