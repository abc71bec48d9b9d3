package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.SelectItem;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.StageReference;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The SELECT over staged records that gives the target's columns. */
final class RecordQueries {
    private static final TableExpression FILES = new TableExpression.StageFiles(
            new StageReference(StageReference.StageReferenceKind.USER, null, "", Position.NONE), List.of(), null);

    private RecordQueries() {}

    /** {@code $1}. */
    static Query.Select whole() {
        return select(List.of(positional(1)), List.of(FILES));
    }

    /**
     * {@code $1}, {@code $2}, …, one for each column of the target.
     *
     * @param metadata INCLUDE_METADATA: METADATA$… by the name of the column that it goes to
     */
    static Query.Select matched(LoadTarget target, Map<String, String> metadata) {
        List<Expression> items = new ArrayList<>();
        for (int i = 0; i < target.size(); i++) {
            String fact = metadata.get(target.columns().get(i).name());
            items.add(
                    fact == null
                            ? positional(i + 1)
                            : new Expression.ColumnReference(
                                    List.of(Identifier.unquoted(fact, Position.NONE)), Position.NONE));
        }
        return select(items, List.of(FILES));
    }

    /** A transformation as it is written; COPY takes plain ones only. */
    static Query.Select transformation(Query query) {
        if (query instanceof Query.Select select
                && select.from().size() == 1
                && select.from().get(0) instanceof TableExpression.StageFiles
                && !select.distinct()
                && select.where() == null
                && select.groupBy() == null
                && select.having() == null
                && select.qualify() == null) {
            return select;
        }
        throw Errors.compilation(
                "001003", "42000", "COPY statement only supports simple SELECT from stage statements for import.");
    }

    /** TRUNCATECOLUMNS: texts are cut to what their columns take. */
    static Query.Select truncated(Query.Select query, List<Column> columns) {
        List<SelectItem> items = new ArrayList<>();
        IntStream.range(0, query.items().size()).forEach(i -> {
            SelectItem item = query.items().get(i);
            boolean cut = i < columns.size() && columns.get(i).type() instanceof SqlType.Text;
            items.add(cut ? cut(item, ((SqlType.Text) columns.get(i).type()).length()) : item);
        });
        return new Query.Select(false, items, query.from(), null, null, null, null, query.at());
    }

    private static SelectItem cut(SelectItem item, int length) {
        Expression text = new Expression.Cast(
                item.expression(), new TypeName("VARCHAR", List.of(), Position.NONE), false, Position.NONE);
        ObjectName left = new ObjectName(List.of(Identifier.unquoted("LEFT", Position.NONE)));
        Expression most = new Expression.NumberLiteral(String.valueOf(length), Position.NONE);
        List<Expression.Argument> arguments =
                List.of(new Expression.Argument(null, text), new Expression.Argument(null, most));
        return new SelectItem(
                new Expression.FunctionCall(left, arguments, false, List.of(), null, false, null, Position.NONE),
                item.alias(),
                item.text());
    }

    private static Expression positional(int index) {
        return new Expression.PositionalColumn(null, index, Position.NONE);
    }

    private static Query.Select select(List<Expression> expressions, List<TableExpression> from) {
        List<SelectItem> items = expressions.stream()
                .map(expression -> new SelectItem(expression, null, "$"))
                .toList();
        return new Query.Select(false, items, from, null, null, null, null, Position.NONE);
    }
}
