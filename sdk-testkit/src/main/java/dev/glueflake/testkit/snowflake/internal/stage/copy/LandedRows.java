package dev.glueflake.testkit.snowflake.internal.stage.copy;

import dev.glueflake.testkit.snowflake.internal.catalog.Column;
import dev.glueflake.testkit.snowflake.internal.engine.LockMode;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.session.TableWrite;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Statement;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Rows on their way from the landing table to the target. They go through the binder as an INSERT … SELECT would, so that
 * columns that no field goes to get their defaults by the one rule there is.
 */
final class LandedRows {
    /** Type of the column behind the cells: the number of the row's file. */
    static final SqlType FILE_NUMBER = new SqlType.Numeric(9, 0);

    private final LoadTarget target;
    private final String landing;
    private final List<FileLoad> loads;

    LandedRows(LoadTarget target, String landing, List<FileLoad> loads) {
        this.target = target;
        this.landing = landing;
        this.loads = loads;
    }

    void insert(Session session, ExecutionScope scope) {
        try (TableWrite write = session.write(scope, target.table(), LockMode.SHARED)) {
            Relations relations = new LandingRelations(write.relations(), relation());
            write.apply(new Binder(relations, session.environment(scope)).insert(statement()));
            write.complete();
        }
    }

    private Statement.Insert statement() {
        ObjectName full = target.table().name().written();
        return new Statement.Insert(
                full,
                target.columns().stream()
                        .map(Column::name)
                        .map(LandedRows::part)
                        .toList(),
                false,
                select());
    }

    private Query select() {
        List<Query.SelectItem> items = new ArrayList<>();
        for (int i = 1; i <= target.size(); i++) {
            items.add(new Query.SelectItem(
                    new Expression.ColumnReference(List.of(part("c" + i)), Position.NONE), null, "c" + i));
        }
        Query.TableExpression from = new Query.TableExpression.Named(LandingRelations.NAME, null, null);
        return new Query.Select(false, items, List.of(from), null, null, null, null, Position.NONE);
    }

    private Relation.Stored relation() {
        List<Relation.Column> columns = new ArrayList<>();
        for (int i = 1; i <= target.size(); i++) {
            Column column = target.columns().get(i - 1);
            columns.add(new Relation.Column("c" + i, column.type(), column.nullable(), "c" + i, null));
        }
        return new Relation.Stored("COPY", columns, source());
    }

    /** Without the rows of files that were given up. */
    private String source() {
        String skipped = IntStream.range(0, loads.size())
                .filter(i -> loads.get(i).isSkipped())
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(", "));
        if (skipped.isEmpty()) {
            return landing;
        }
        return "(SELECT * FROM " + landing + " WHERE c" + (target.size() + 1) + " NOT IN (" + skipped + "))";
    }

    private static Identifier part(String text) {
        return Identifier.quoted(text, Position.NONE);
    }
}
