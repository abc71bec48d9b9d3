package dev.glueflake.testkit.snowflake.internal.external;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ExternalColumn;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import java.util.ArrayList;
import java.util.List;

/** The query that makes an external table's columns of its files' rows. */
final class ColumnQuery {
    private static final String VALUE = "VALUE";
    /** Pseudo-columns that a query may name and {@code *} leaves out. */
    private static final List<String> PSEUDO =
            List.of("METADATA$FILENAME", "METADATA$FILE_ROW_NUMBER", "METADATA$EXTERNAL_TABLE_PARTITION");

    private ColumnQuery() {}

    static int pseudoColumns() {
        return PSEUDO.size();
    }

    /** VALUE, the columns, the pseudo-columns. */
    static Query whole(List<ExternalColumn> columns) {
        List<Query.SelectItem> items = new ArrayList<>();
        items.add(plain(VALUE));
        columns.forEach(column -> items.add(computed(column)));
        PSEUDO.forEach(name -> items.add(plain(name)));
        return select(items);
    }

    /** These columns alone. */
    static Query only(List<ExternalColumn> columns) {
        return select(columns.stream().map(ColumnQuery::computed).toList());
    }

    private static Query select(List<Query.SelectItem> items) {
        Query.TableExpression files = new Query.TableExpression.Named(HiddenRelations.NAME, null, null);
        return new Query.Select(false, items, List.of(files), null, null, null, null, Position.NONE);
    }

    private static Query.SelectItem plain(String name) {
        Identifier column = Identifier.quoted(name, Position.NONE);
        return new Query.SelectItem(new Expression.ColumnReference(List.of(column), Position.NONE), column, name);
    }

    private static Query.SelectItem computed(ExternalColumn column) {
        Expression value = column.value();
        boolean typed = value instanceof Expression.Cast cast
                && !cast.attempt()
                && cast.type().name().equals(column.type().name())
                && cast.type().parameters().equals(column.type().parameters())
                && column.type().parts() == null;
        Expression cast = typed ? value : new Expression.Cast(value, column.type(), false, value.at());
        return new Query.SelectItem(cast, column.name(), column.text());
    }
}
