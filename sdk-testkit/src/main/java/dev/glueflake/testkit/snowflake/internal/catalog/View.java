package dev.glueflake.testkit.snowflake.internal.catalog;

import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement.ObjectKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A view. {@code columns} are as they were when it was made; {@code text} is its query as written. */
public record View(
        ObjectInfo info,
        List<ResultColumn> columns,
        Query query,
        String text,
        boolean secure,
        Map<String, String> columnComments)
        implements CatalogObject {
    public View {
        columns = List.copyOf(columns);
        columnComments = Map.copyOf(columnComments);
    }

    public View(ObjectInfo info, List<ResultColumn> columns, Query query, String text) {
        this(info, columns, query, text, false, Map.of());
    }

    public View withSecure(boolean newSecure) {
        return new View(info, columns, query, text, newSecure, columnComments);
    }

    /** The same view with another comment of one column; an empty one is none. */
    public View withColumnComment(String column, String comment) {
        Map<String, String> comments = new HashMap<>(columnComments);
        comments.put(column, comment);
        comments.values().removeIf(String::isEmpty);
        return new View(info, columns, query, text, secure, comments);
    }

    @Override
    public ObjectKind kind() {
        return ObjectKind.VIEW;
    }

    @Override
    public View with(ObjectInfo newInfo) {
        return new View(newInfo, columns, query, text, secure, columnComments);
    }
}
