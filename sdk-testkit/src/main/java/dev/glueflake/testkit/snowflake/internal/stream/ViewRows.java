package dev.glueflake.testkit.snowflake.internal.stream;

import static java.util.stream.Collectors.joining;

import dev.glueflake.testkit.snowflake.internal.catalog.CatalogObject;
import dev.glueflake.testkit.snowflake.internal.catalog.Table;
import dev.glueflake.testkit.snowflake.internal.catalog.View;
import dev.glueflake.testkit.snowflake.internal.engine.Snapshot;
import dev.glueflake.testkit.snowflake.internal.error.Errors;
import dev.glueflake.testkit.snowflake.internal.result.ResultColumn;
import dev.glueflake.testkit.snowflake.internal.session.ExecutionScope;
import dev.glueflake.testkit.snowflake.internal.session.Session;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Binder;
import dev.glueflake.testkit.snowflake.internal.sql.bind.DuckQuery;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The changes of a view between two snapshots: its rows then and now, compared by what they are made of. Documented as
 * left × Δright + Δleft × right + Δleft × Δright for a join, which is just the rows of which any part is new or gone.
 */
final class ViewRows {
    private final View view;
    private final Session session;
    private final ExecutionScope scope;

    ViewRows(View view, Session session, ExecutionScope scope) {
        this.view = view;
        this.session = session;
        this.scope = scope;
    }

    /** The tables behind the view; a query that change tracking does not know is refused. */
    Set<Table> tables() {
        Set<Table> found = new LinkedHashSet<>();
        StreamReads noted = new StreamReads(session, scope, session.snapshot(), null);
        Function<Table, Relation.Stored> rows = Lineage.at(session.snapshot());
        select(noted, table -> {
            found.add(table);
            return rows.apply(table);
        });
        noted.read().forEach(ViewRows::requireTracked);
        return found;
    }

    private static void requireTracked(CatalogObject read) {
        boolean plain = read instanceof Table table && !table.isDynamic();
        if (!plain && !(read instanceof View view && view.materialized() == null)) {
            throw ViewQuery.untracked("sources other than tables");
        }
    }

    Relation.Stored initial(Snapshot at) {
        Rows rows = rows(Lineage.at(at));
        return relation(rows, "SELECT *, 'INSERT' AS m1, FALSE AS m2 FROM " + rows.sql());
    }

    /** Rows of which a part was inserted since, over what was there and all that was inserted. */
    Relation.Stored appended(Snapshot from, Snapshot to) {
        Rows rows = rows(Lineage.appended(from, to));
        return relation(
                rows, "SELECT *, 'INSERT' AS m1, FALSE AS m2 FROM " + rows.sql() + " WHERE contains(version, '1')");
    }

    Relation.Stored changed(Snapshot from, Snapshot to) {
        Rows then = rows(Lineage.at(from));
        Rows now = rows(Lineage.at(to));
        String same = " AS b WHERE a.row = b.row AND a.version = b.version)";
        String versions = "SELECT a.*, 'DELETE' AS m1 FROM " + then.sql()
                + " AS a WHERE NOT EXISTS (SELECT 1 FROM " + now.sql() + same
                + " UNION ALL SELECT a.*, 'INSERT' AS m1 FROM " + now.sql()
                + " AS a WHERE NOT EXISTS (SELECT 1 FROM " + then.sql() + same;
        return relation(now, "SELECT *, count(*) OVER (PARTITION BY row) > 1 AS m2 FROM (" + versions + ") AS v");
    }

    /** A parenthesised SELECT of the view's columns, row and version; and those columns. */
    private record Rows(String sql, List<Relation.Column> columns) {}

    private Rows rows(Function<Table, Relation.Stored> tables) {
        DuckQuery query = select(new StreamReads(session, scope, session.snapshot(), null), tables);
        List<Relation.Column> columns = new ArrayList<>();
        for (int i = 0; i < view.columns().size(); i++) {
            columns.add(new Relation.Column(
                    view.columns().get(i).name(), query.columns().get(i).type(), true, physical(i), null));
        }
        return new Rows("(SELECT * FROM (" + query.sql() + ") AS r(" + names() + ", row, version))", columns);
    }

    private DuckQuery select(StreamReads noted, Function<Table, Relation.Stored> tables) {
        LineageRelations relations = new LineageRelations(session.relationsIn(view, scope, noted, tables));
        Query query = new ViewQuery(relations).rewrite(view.query());
        DuckQuery bound = new Binder(relations, session.environment(scope)).query(query);
        List<ResultColumn> found = bound.columns();
        int width = found.size() - LineageRelations.WIDTH;
        if (width != view.columns().size()) {
            throw Errors.compilation(
                    "002057",
                    "42601",
                    "View definition for '" + view.name() + "' declared "
                            + view.columns().size() + " column(s), but view query produces " + width + " column(s).");
        }
        return bound;
    }

    private String names() {
        return IntStream.range(0, view.columns().size())
                .mapToObj(ViewRows::physical)
                .collect(joining(", "));
    }

    private static String physical(int column) {
        return "c" + (column + 1);
    }

    private Relation.Stored relation(Rows rows, String select) {
        String source = "(SELECT " + names() + ", m1, m2, sha1(row) AS m3 FROM (" + select + ") AS c)";
        return Changes.of(view.name().toString(), rows.columns(), List.of(), source);
    }
}
