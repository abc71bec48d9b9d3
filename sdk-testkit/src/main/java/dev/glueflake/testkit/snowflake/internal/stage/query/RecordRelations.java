package dev.glueflake.testkit.snowflake.internal.stage.query;

import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of staged records, under a name that no user can write, and the relation that queries see. */
public record RecordRelations(Relation.Stored rows) implements Relations {
    private static final ObjectName NAME = new ObjectName(List.of(part("\u0000records")));

    /**
     * The relation of staged records.
     *
     * @param kept DuckDB's name of the table with the cells, or a SELECT in parentheses of some of its rows
     */
    public static Relation of(RecordShape shape, String kept) {
        List<Relation.Column> columns = new ArrayList<>();
        List<String> select = new ArrayList<>();
        for (RecordShape.Column column : shape.columns()) {
            String physical = "d" + (columns.size() + 1);
            select.add(column.expression() + " AS " + physical);
            columns.add(new Relation.Column("$" + (columns.size() + 1), column.type(), true, physical, null));
        }
        int cell = shape.kept().size();
        for (FileFacts.Fact fact : FileFacts.ALL) {
            String physical = "c" + ++cell;
            select.add(physical + " AS m" + physical);
            columns.add(new Relation.Column(fact.name(), fact.type(), true, "m" + physical, null));
        }
        String source = "(SELECT " + String.join(", ", select) + " FROM " + kept + ")";
        Relation.Stored rows = new Relation.Stored("STAGE", columns, source);
        return new Relation.Computed("STAGE", query(columns), new RecordRelations(rows), columns.size());
    }

    private static Query query(List<Relation.Column> columns) {
        List<Query.SelectItem> items = columns.stream()
                .map(column -> new Query.SelectItem(
                        new Expression.ColumnReference(List.of(part(column.name())), Position.NONE),
                        part(column.name()),
                        column.name()))
                .toList();
        Query.TableExpression from = new Query.TableExpression.Named(NAME, null, null);
        return new Query.Select(false, items, List.of(from), null, null, null, null, Position.NONE);
    }

    private static Identifier part(String text) {
        return Identifier.quoted(text, Position.NONE);
    }

    @Override
    public Relation find(ObjectName name, Query.@Nullable TimeTravel travel) {
        return rows;
    }

    @Override
    public Relation tableFunction(Expression.FunctionCall call, List<TypedValue> arguments) {
        throw Errors.unknownFunction(call.name().toString());
    }

    @Override
    public String nextValue(ObjectName sequence) {
        throw Errors.doesNotExist("Sequence", sequence.toString());
    }
}
