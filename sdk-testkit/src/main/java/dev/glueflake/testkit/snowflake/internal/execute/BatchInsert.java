package dev.glueflake.testkit.snowflake.internal.execute;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.engine.LockMode;
import dev.glueflake.testkit.snowflake.internal.engine.StagedRows;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.session.Binds;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.TableWrite;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.SelectItem;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.ast.TypeName;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import dev.glueflake.testkit.snowflake.internal.type.SqlTypes;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code INSERT … VALUES (?, …)} with many rows of binds: the binds become a table, the VALUES a SELECT over it, so that
 * the rows are stored set-wise. Where an expression is too involved for that, the rows are inserted one by one in the same write.
 */
final class BatchInsert {
    private final Work work;

    BatchInsert(Work work) {
        this.work = work;
    }

    long run(Statement.Insert insert) {
        if (!(insert.source() instanceof Query.Values values) || values.rows().size() != 1 || insert.overwrite()) {
            throw Errors.unsupported("several rows of binds for anything but INSERT … VALUES with one row");
        }
        Table table = work.table(work.name(insert.table()));
        List<SqlType> types = types();
        Optional<Statement.Insert> whole =
                overColumns(insert, table, values.rows().get(0), types);
        try (TableWrite write = work.session().write(work.scope(), table, LockMode.SHARED)) {
            long rows = whole.isPresent() ? setWise(write, whole.get(), types) : oneByOne(write, insert);
            write.complete();
            return rows;
        }
    }

    private long setWise(TableWrite write, Statement.Insert insert, List<SqlType> types) {
        try (StagedRows staged =
                work.engine().stage(types, cells(), work.scope().cancellation())) {
            Relation binds = new Relation.Stored("binds", columns(types), staged.name());
            ExtraRelations relations = new ExtraRelations(write.relations(), binds);
            return write.apply(work.binder(relations).insert(insert)).inserted();
        }
    }

    private long oneByOne(TableWrite write, Statement.Insert insert) {
        long rows = 0;
        ExecutionScope scope = work.scope();
        for (List<TypedValue> row : scope.binds().rows()) {
            ExecutionScope one = new ExecutionScope(
                    scope.queryId(), Binds.of(row), scope.scriptVariables(), scope.cancellation(), scope.now());
            rows += write.apply(new Work(work.session(), one)
                            .binder(write.relations())
                            .insert(insert))
                    .inserted();
        }
        return rows;
    }

    /** The same INSERT with a SELECT over the table of binds; a DEFAULT is left out of its columns. */
    private static Optional<Statement.Insert> overColumns(
            Statement.Insert insert, Table table, List<Expression> row, List<SqlType> types) {
        List<Identifier> names = insert.columns().isEmpty()
                ? table.columns().stream().map(BatchInsert::identifier).toList()
                : insert.columns();
        if (names.size() != row.size()) {
            return Optional.empty();
        }
        List<Identifier> columns = new ArrayList<>();
        List<SelectItem> items = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) instanceof Expression.DefaultValue) {
                continue;
            }
            Optional<Expression> item = BindColumns.of(row.get(i));
            if (item.isEmpty()) {
                return Optional.empty();
            }
            columns.add(names.get(i));
            Expression value = isBinary(table, names.get(i)) ? fromHex(row.get(i), item.get(), types) : item.get();
            items.add(new SelectItem(value, null, "value"));
        }
        TableExpression from = new TableExpression.Named(ExtraRelations.NAME, null, null);
        Query select = new Query.Select(
                false,
                items,
                List.of(from),
                null,
                null,
                null,
                null,
                insert.table().at());
        return Optional.of(new Statement.Insert(insert.table(), columns, false, select));
    }

    private static boolean isBinary(Table table, Identifier column) {
        return table.columns().stream()
                .anyMatch(one -> one.name().equals(column.text()) && one.type() instanceof SqlType.Binary);
    }

    /** Binds on a stage are texts; those for BINARY have hexadecimal digits. */
    private static Expression fromHex(Expression written, Expression value, List<SqlType> types) {
        boolean text =
                written instanceof Expression.BindReference bind && types.get(bind.index() - 1) instanceof SqlType.Text;
        return text
                ? new Expression.Cast(value, new TypeName("BINARY", List.of(), Position.NONE), false, Position.NONE)
                : value;
    }

    private static Identifier identifier(Column column) {
        return Identifier.quoted(column.name(), Position.NONE);
    }

    /** For each bind the type of its first value that is not NULL. */
    private List<SqlType> types() {
        List<List<TypedValue>> rows = work.scope().binds().rows();
        List<SqlType> types = new ArrayList<>();
        for (int i = 0; i < rows.get(0).size(); i++) {
            int place = i;
            types.add(rows.stream()
                    .map(row -> row.get(place))
                    .filter(value -> value.value() != null)
                    .map(TypedValue::type)
                    .reduce(BatchInsert::wider)
                    .orElse(SqlTypes.VARCHAR));
        }
        return types;
    }

    private static SqlType wider(SqlType one, SqlType other) {
        if (one instanceof SqlType.Numeric a && other instanceof SqlType.Numeric b) {
            int scale = Math.max(a.scale(), b.scale());
            return new SqlType.Numeric(
                    Math.min(38, Math.max(a.precision() - a.scale(), b.precision() - b.scale()) + scale), scale);
        }
        if (one instanceof SqlType.Text && other instanceof SqlType.Text) {
            return SqlTypes.VARCHAR;
        }
        return one;
    }

    private List<@Nullable Object[]> cells() {
        List<@Nullable Object[]> cells = new ArrayList<>();
        for (List<TypedValue> row : work.scope().binds().rows()) {
            cells.add(row.stream().map(TypedValue::value).toArray());
        }
        return cells;
    }

    private static List<Relation.Column> columns(List<SqlType> types) {
        List<Relation.Column> columns = new ArrayList<>();
        for (SqlType type : types) {
            int number = columns.size() + 1;
            columns.add(new Relation.Column(BindColumns.column(number).text(), type, true, "c" + number, null));
        }
        return columns;
    }
}
