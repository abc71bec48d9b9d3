package dev.glueflake.testkit.snowflake.internal.stream;

import dev.glueflake.testkit.snowflake.internal.sql.ast.Expression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Identifier;
import dev.glueflake.testkit.snowflake.internal.sql.ast.ObjectName;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Position;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TableExpression;
import dev.glueflake.testkit.snowflake.internal.sql.ast.Query.TimeTravel;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relation;
import dev.glueflake.testkit.snowflake.internal.sql.bind.Relations;
import dev.glueflake.testkit.snowflake.internal.sql.bind.UserFunction;
import dev.glueflake.testkit.snowflake.internal.type.TypedValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The catalog as the query of a view sees it whose rows carry their lineage: tables, views, common tables and subqueries all have
 * its columns, which {@code *} leaves out.
 */
final class LineageRelations implements Relations {
    /** How many columns the lineage has. */
    static final int WIDTH = 2;

    private final Relations catalog;
    private final Map<String, Relation> own;

    /** @param catalog whose tables have the columns of {@link Lineage} */
    LineageRelations(Relations catalog) {
        this(catalog, Map.of());
    }

    private LineageRelations(Relations catalog, Map<String, Relation> own) {
        this.catalog = catalog;
        this.own = new HashMap<>(own);
    }

    /** What a query within this one sees: the same, and what it defines itself. */
    LineageRelations inner() {
        return new LineageRelations(catalog, own);
    }

    /** A subquery of FROM by a name of its own. */
    ObjectName define(Query rewritten, LineageRelations inside) {
        return define(new Relation.Computed("subquery", rewritten, inside, WIDTH));
    }

    private ObjectName define(Relation relation) {
        String name = "\u0000" + own.size();
        own.put(name, relation);
        return new ObjectName(List.of(Identifier.quoted(name, Position.NONE)));
    }

    /** A common table; {@code columns} may be empty. */
    void defineCommon(Query.CommonTable table, Query rewritten, LineageRelations inside) {
        own.put(table.name().text(), renamed(table.name(), table.columns(), rewritten, inside, WIDTH));
    }

    @Override
    public Relation find(ObjectName name, @Nullable TimeTravel travel) {
        Relation mine = name.parts().size() == 1 ? own.get(name.last().text()) : null;
        if (mine != null) {
            return mine;
        }
        LineageRelations single = new LineageRelations(catalog);
        ObjectName whole = single.define(carrying(catalog.find(name, travel)));
        return new Relation.Computed(name.toString(), all(whole, null), single, WIDTH);
    }

    /** The relation with the lineage as its last columns. */
    private Relation carrying(Relation found) {
        if (found instanceof Relation.Guarded guarded) {
            return new Relation.Guarded(carrying(guarded.rows()), guarded.guards());
        }
        if (found instanceof Relation.View view) {
            LineageRelations inside = new LineageRelations(view.relations());
            Identifier alias = Identifier.quoted(view.name(), Position.NONE);
            return renamed(alias, view.columns(), new ViewQuery(inside).rewrite(view.query()), inside, 0);
        }
        if (found instanceof Relation.Stored stored && Lineage.isCarriedBy(stored)) {
            return stored;
        }
        throw ViewQuery.untracked("sources other than tables");
    }

    private static Relation renamed(
            Identifier alias, List<Identifier> columns, Query rewritten, LineageRelations inside, int hidden) {
        if (columns.isEmpty()) {
            return new Relation.Computed(alias.text(), rewritten, inside, hidden);
        }
        LineageRelations outer = inside.inner();
        Query query = all(outer.define(rewritten, inside), new Query.Alias(alias, columns));
        return new Relation.Computed(alias.text(), withLineage(query, alias), outer, hidden);
    }

    private static Query withLineage(Query query, Identifier alias) {
        return ViewQuery.with((Query.Select) query, List.of(List.of(alias)), "");
    }

    private static Query all(ObjectName name, Query.@Nullable Alias alias) {
        Expression star = new Expression.Star(null, Expression.StarModifiers.NONE, Position.NONE);
        return new Query.Select(
                false,
                List.of(new Query.SelectItem(star, null, "*")),
                List.of(new TableExpression.Named(name, null, alias)),
                null,
                null,
                null,
                null,
                Position.NONE);
    }

    @Override
    public Relation tableFunction(Expression.FunctionCall call, List<TypedValue> arguments) {
        throw ViewQuery.untracked("table functions");
    }

    @Override
    public boolean hasUserFunction(ObjectName name) {
        return catalog.hasUserFunction(name);
    }

    @Override
    public UserFunction userFunction(ObjectName name, List<UserFunction.Argument> arguments) {
        return catalog.userFunction(name, arguments);
    }

    @Override
    public String nextValue(ObjectName sequence) {
        throw ViewQuery.untracked("sequences");
    }
}
